import type { Actor, Role } from './actor.ts';
import { disputeAccess } from './access.ts';
import type { OrganisationTree } from './tree.ts';

/** How one kind of record says who may look at it: how somebody stands to it, and which roles, standing so, do. */
export interface Viewing<State> {
  standing(actor: Actor, state: State, organisations: OrganisationTree): readonly string[];
  maySee(role: Role, standing: readonly string[]): boolean;
  /** Who stands to it in their own name and not through their organisation: a lent mediator, who reported a clue. */
  named?(state: State): NamedViewer[];
}

interface NamedViewer {
  userId: string;
  organisationId: string;
}

const ROLES = (Object.keys(disputeAccess) as Role[]).filter((role) => role !== 'system');

/**
 * 可阅岗位: who may look at a record, of the organisations that it reaches: `role@organisation`, and `role#user` where it is
 * one person's. Kept with the record, so that the database itself shows it to nobody else.
 */
export function viewersOf<State>(
  viewing: Viewing<State>,
  state: State,
  readers: readonly string[],
  organisations: OrganisationTree,
): string[] {
  const ofOrganisations = readers
    .filter((id) => organisations[id] !== undefined)
    .flatMap((organisationId) =>
      rolesFor(viewing, state, { userId: '', organisationId }, organisations).map(
        (role) => `${role}@${organisationId}`,
      ),
    );
  const known = new Set(ofOrganisations);
  const inPerson = (viewing.named?.(state) ?? []).flatMap((person) =>
    rolesFor(viewing, state, person, organisations)
      .filter((role) => !known.has(`${role}@${person.organisationId}`))
      .map((role) => `${role}#${person.userId}`),
  );
  return [...ofOrganisations, ...inPerson];
}

function rolesFor<State>(
  { standing, maySee }: Viewing<State>,
  state: State,
  person: NamedViewer,
  organisations: OrganisationTree,
): Role[] {
  // How somebody stands to a record does not hang on their role, so one look serves all roles.
  const found = standing({ ...person, role: 'system' }, state, organisations);
  return ROLES.filter((role) => maySee(role, found));
}
