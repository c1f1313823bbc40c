import type { Actor, Role } from '../organisation/actor.ts';
import type { OrganisationKind } from '../organisation/tree.ts';
import { mayOnVisitTask, type VisitTaskRelation } from '../organisation/visit-task-access.ts';
import type { VisitTaskState } from './state.ts';

type Where = Pick<VisitTaskState, 'organisationId' | 'stationId'>;

export function relationOf(actor: Actor, { organisationId, stationId }: Where): VisitTaskRelation {
  if (actor.organisationId === organisationId) return 'given';
  return actor.organisationId === stationId ? 'station' : 'none';
}

/** Whether the actor may look at the task; one that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: Where): boolean {
  return mayOnVisitTask(actor.role, 'view', relationOf(actor, state));
}

/** Who of an organisation is asked. */
export function visitorOf(kind: OrganisationKind | undefined): Role {
  if (kind === 'village-committee') return 'village-mediator';
  return kind === 'township-centre' ? 'township-coordinator' : 'invited-organisation';
}
