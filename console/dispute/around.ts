import type { Language } from '../../api/problems/catalogue.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { labelOf, type Words } from '../layout/words.ts';

/** What the parts of a case's page need to know around the case. */
export interface Around {
  policy: Policy;
  organisations: OrganisationTree;
  now: Instant;
  language: Language;
  say: Words;
}

export function organisationName({ organisations }: Around, id: string): string {
  return organisations[id]?.name ?? id;
}

/** A level as readers call it; a county's own level has only the policy's label. */
export function levelName({ policy, say }: Around, key: string): string {
  return labelOf({ ...Object.fromEntries(policy.levels.map((level) => [level.key, level.label])), ...say.level }, key);
}

/** A colour with its label, for the partial `colour`. */
export function colourOf({ policy, say }: Around, key: string): { code: string; label: string } {
  const own = Object.fromEntries(policy.colours.map((colour) => [colour.key, colour.label]));
  return { code: key, label: labelOf({ ...own, ...say.colour }, key) };
}
