import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Option } from '../forms/form.ts';
import type { Words } from '../layout/words.ts';

/** What can be chosen on the form, by field. */
export type Choices = Readonly<Record<string, readonly Option[]>>;

/** The codes of the policy that new cases are opened under, and the county's organisations. */
export function choicesOf(
  { types, sources, grounds, mediationTypes, colours }: Policy,
  tree: OrganisationTree,
  say: Words,
): Choices {
  return {
    type: options({ ...types, ...known(types, say.type) }),
    source: options({ ...sources, ...known(sources, say.source) }),
    ground: options({ ...grounds, ...known(grounds, say.register.form.code.ground) }),
    mediationType: options({ ...mediationTypes, ...known(mediationTypes, say.register.form.code.mediationType) }),
    colour: colours.map(({ key, label }) => ({
      value: key,
      label: { ...{ [key]: label }, ...say.colour }[key] ?? label,
    })),
    'parties.organisationId': Object.values(tree)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

function options(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Of our own words those for codes that the policy has. */
function known(codes: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(labels).filter(([code]) => code in codes));
}
