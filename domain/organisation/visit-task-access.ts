import type { VisitTaskCommand } from '../visit-task/commands.ts';
import type { Role } from './actor.ts';

export type VisitTaskRight = VisitTaskCommand['type'] | 'view';

/** It was given to the actor's organisation · the actor's station gave it · neither. */
export const VISIT_TASK_RELATIONS = ['given', 'station', 'none'] as const;
export type VisitTaskRelation = (typeof VISIT_TASK_RELATIONS)[number];

type Rights = Partial<Record<VisitTaskRight, readonly VisitTaskRelation[]>>;

const visitor = {
  view: ['given'],
  'report-visit': ['given'],
  acknowledge: ['given'],
} as const satisfies Rights;
const officer = { view: ['station'], heed: ['station'] } as const satisfies Rights;

/** 权限表: who may do what to a visit task. Nothing is allowed that is not named here. */
export const visitTaskAccess = {
  'village-mediator': visitor,
  'township-coordinator': visitor,
  'invited-organisation': visitor,
  'community-officer': officer,
  'deputy-chief': officer,
  'station-chief': officer,
  'township-mediator': {},
  'studio-mediator': {},
  'grid-worker': {},
  'court-clerk': {},
  judge: {},
  'court-mediator': {},
  'enforcement-judge': {},
  supervisor: {},
  auditor: {},
  administrator: {},
  system: {
    open: ['none'],
    view: VISIT_TASK_RELATIONS,
    withdraw: VISIT_TASK_RELATIONS,
    'act-on-deadlines': VISIT_TASK_RELATIONS,
    recalculate: VISIT_TASK_RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the task, may do that. Deny by default. */
export function mayOnVisitTask(role: Role, right: VisitTaskRight, relation: VisitTaskRelation): boolean {
  const where: readonly VisitTaskRelation[] = (visitTaskAccess[role] as Rights)[right] ?? [];
  return where.includes(relation);
}
