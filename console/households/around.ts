import type { ApiContext } from '../../api/context.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { usersOf } from '../../record/identity/users.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import type { Around } from '../dispute/around.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInVisit } from '../page.ts';

/** What the pages about households need to know besides: who the station's people are. */
export interface StationAround extends Around {
  /** By user id, also of who has left. */
  names: ReadonlyMap<string, string>;
}

export async function stationAround(
  { record }: Pick<ApiContext, 'record'>,
  { actor, language, say }: SignedInVisit,
  tx: Tx,
  { organisations }: ReadingWorld,
): Promise<StationAround> {
  const now = await record.clock.now();
  const policy = await record.policies.effectiveOn(tx, dateOf(now));
  return { policy, organisations, now, language, say, names: await usersOf(tx, actor.organisationId) };
}

/** 管控等级 with its label, for the partial `colour`. */
export function levelOf({ policy, say }: Pick<Around, 'policy' | 'say'>, key: string) {
  const own = Object.fromEntries(policy.household.levels.map((level) => [level.key, level.label]));
  return { code: key, label: labelOf({ ...own, ...say.colour }, key) };
}

/** The levels' keys, the gravest first. */
export function levelKeys({ policy }: Pick<Around, 'policy'>): string[] {
  return [...policy.household.levels].sort((a, b) => b.order - a.order).map(({ key }) => key);
}

/** An officer by name and role; who has the role, where nobody is named. */
export function officerOf(
  { names, say }: Pick<StationAround, 'names' | 'say'>,
  { userId, role }: { userId?: string | null | undefined; role: string },
): string {
  const named = userId === null || userId === undefined ? say.household.nobody : (names.get(userId) ?? userId);
  return `${named} · ${labelOf(say.role, role)}`;
}

export function personOf({ names }: Pick<StationAround, 'names'>, userId: string): string {
  return names.get(userId) ?? userId;
}
