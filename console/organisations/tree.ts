import type { Organisation, OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Option } from '../forms/form.ts';

/** An organisation with those below it, as the tree is drawn. */
export interface Branch {
  organisation: Organisation;
  below: Branch[];
}

/** The roots of the tree; siblings stand by kind and then by name. */
export function branchesOf(tree: OrganisationTree, parentId: string | null = null): Branch[] {
  return Object.values(tree)
    .filter((each) => each.parentId === parentId)
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, 'zh-CN'))
    .map((organisation) => ({ organisation, below: branchesOf(tree, organisation.id) }));
}

/** All of them to choose from, or some, each under the one it belongs to. */
export function organisationOptions(
  tree: OrganisationTree,
  isOne: (organisation: Organisation) => boolean = () => true,
): Option[] {
  const listed = (branches: readonly Branch[], depth: number): Option[] =>
    branches.flatMap(({ organisation, below }) => [
      ...(isOne(organisation)
        ? [{ value: organisation.id, label: `${'\u3000'.repeat(depth)}${organisation.name}` }]
        : []),
      ...listed(below, depth + 1),
    ]);
  return listed(branchesOf(tree), 0);
}
