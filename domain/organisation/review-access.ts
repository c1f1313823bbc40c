import type { ReviewCommandType } from '../review/commands.ts';
import type { Role } from './actor.ts';

/** What may be asked of a station's quarterly review: every command, looking at it. */
export type ReviewRight = ReviewCommandType | 'view';

/** `own`: of the actor's station. */
type Where = 'own' | 'other';
type Rights = Partial<Record<ReviewRight, readonly Where[]>>;

const leader = { view: ['own'], decide: ['own'] } as const satisfies Rights;

/** 研判权限表: who may do what to a station's quarterly review. Nothing is allowed that is not named here. */
export const reviewAccess = {
  'village-mediator': {},
  'township-mediator': {},
  'studio-mediator': {},
  'township-coordinator': {},
  'community-officer': { view: ['own'] },
  'deputy-chief': leader,
  'station-chief': leader,
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': {},
  judge: {},
  'court-mediator': {},
  'enforcement-judge': {},
  supervisor: {},
  auditor: {},
  administrator: {},
  system: {
    begin: ['other'],
    view: ['other'],
    prepared: ['other'],
    'act-on-deadlines': ['other'],
    recalculate: ['other'],
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the review, may do that. Deny by default. */
export function mayOnReview(role: Role, right: ReviewRight, where: Where): boolean {
  return ((reviewAccess[role] as Rights)[right] ?? []).includes(where);
}
