import { ROLES } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { labelOf, type Words } from '../layout/words.ts';
import { organisationOptions } from '../organisations/tree.ts';

interface Filter {
  name: string;
  label: string;
  kind: 'text' | 'date' | 'choice';
  value: string;
  choices: { value: string; label: string; checked: boolean }[];
}

/** What an auditor may look for, as a form asks for it; what was asked stays in it. */
export function auditFilters(asked: Readonly<Record<string, string>>, tree: OrganisationTree, say: Words): Filter[] {
  const { audit } = say;
  const labelled = (codes: readonly string[], labels: Readonly<Record<string, string>>) =>
    codes.map((value) => ({ value, label: labelOf(labels, value) }));
  const choices: Readonly<Record<string, { value: string; label: string }[]>> = {
    of: labelled(['looks', 'writes'], audit.of),
    kind: labelled(
      Object.keys(audit.kind).filter((kind) => kind !== 'write'),
      audit.kind,
    ),
    outcome: labelled(['seen', 'asked', 'not-permitted', 'not-found'], audit.outcome),
    organisationId: organisationOptions(tree),
    role: labelled(ROLES, say.role),
  };
  return (Object.keys(audit.filter) as (keyof typeof audit.filter)[]).map((name) => ({
    name,
    label: audit.filter[name],
    kind: name in choices ? 'choice' : name === 'from' || name === 'to' ? 'date' : 'text',
    value: asked[name] ?? '',
    choices: (choices[name] ?? []).map((choice) => ({ ...choice, checked: asked[name] === choice.value })),
  }));
}
