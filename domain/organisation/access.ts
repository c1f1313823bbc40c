import type { DisputeCommandType } from '../dispute/commands.ts';
import type { Role } from './actor.ts';
import { RELATIONS, type Relation } from './relation.ts';

/** What may be asked of a dispute: every command, looking at it, a sensitive fact in full, a paper, a party's code. */
export type DisputeRight = DisputeCommandType | 'view' | 'reveal' | 'request-document' | 'hand-over' | 'issue-code';

/** `anyone`: no case exists yet, so no relation can. */
type Where = Relation | 'anyone';
type Rights = Partial<Record<DisputeRight, readonly Where[]>>;

/** The owner's daily work, for mediators of a committee. */
const mediating = {
  screen: ['own'],
  dispatch: ['own'],
  accept: ['offered'],
  return: ['offered'],
  'change-colour': ['own'],
  'report-danger': ['own', 'offered'],
  'schedule-session': ['own'],
  'record-session': ['own'],
  'add-investigation': ['own'],
  'add-evidence': ['own'],
  extend: ['own'],
  suspend: ['own'],
  resume: ['own'],
  transfer: ['own'],
  'record-wish': ['own'],
  'record-contact': ['own'],
  'reach-agreement': ['own'],
  'mediate-again': ['own'],
  'import-claimants': ['own'],
  'reach-mass-agreement': ['own'],
  'conclude-signing': ['own'],
  'record-hand-over-consents': ['own'],
  'record-undisputed-facts': ['own'],
  'refer-to-court': ['own'],
  reconcile: ['own'],
  terminate: ['own'],
  withdraw: ['own'],
  close: ['own'],
} as const satisfies Rights;

const mediator = {
  ...mediating,
  register: ['anyone'],
  view: ['own', 'offered', 'past'],
  reveal: ['own'],
  'request-document': ['own'],
  'issue-code': ['own'],
} as const satisfies Rights;

/** 公安: sees what alerts it or what the guard tells it, and answers. */
const police = {
  view: ['alerted', 'consulted', 'past'],
  acknowledge: ['alerted'],
  reveal: ['alerted', 'consulted'],
  'report-danger': ['alerted', 'consulted'],
} as const satisfies Rights;

/** The court's side of pre-litigation mediation; sees what is offered to it, is its own, or was. */
const courtView = ['own', 'offered', 'past', 'referred'] as const;
const courtMediating = {
  view: courtView,
  reveal: ['own'],
  'request-document': ['own'],
  'issue-code': ['own'],
  'report-danger': ['own', 'offered'],
  'record-hand-over-consents': ['own'],
  'record-undisputed-facts': ['own'],
  'sign-for': ['own'],
  'schedule-session': ['own'],
  'record-session': ['own'],
  'add-investigation': ['own'],
  'add-evidence': ['own'],
  extend: ['own'],
  suspend: ['own'],
  resume: ['own'],
  'record-wish': ['own'],
  'record-contact': ['own'],
  'reach-agreement': ['own'],
  'mediate-again': ['own'],
  'import-claimants': ['own'],
  'reach-mass-agreement': ['own'],
  'conclude-signing': ['own'],
  reconcile: ['own'],
} as const satisfies Rights;

const courtDesk = {
  ...courtMediating,
  'hand-over': ['own'],
  reveal: ['own', 'offered'],
  'request-document': ['own', 'offered'],
  register: ['anyone'],
  screen: ['own'],
  dispatch: ['own'],
  accept: ['offered'],
  return: ['offered'],
  'change-colour': ['own'],
  transfer: ['own'],
  'answer-supervision': ['own'],
  terminate: ['own'],
  withdraw: ['own'],
  close: ['own'],
  'file-for-litigation': ['own'],
  'file-claimants': ['own', 'referred'],
  'close-claimants': ['own', 'referred'],
} as const satisfies Rights;

/**
 * 权限表: the one table of who may do what to a dispute. Nothing is allowed that is not named here; `decide`, the routes
 * and the buttons all read it. Neutral on state: what the state allows is `availableActions`.
 */
export const disputeAccess = {
  'village-mediator': mediator,
  'township-mediator': mediator,
  'studio-mediator': mediator,
  'township-coordinator': {
    ...mediator,
    view: ['own', 'offered', 'past', 'above', 'supervising'],
    reveal: ['own', 'above'],
    'request-document': ['own', 'above'],
    dispatch: ['own', 'above'],
    'change-colour': ['own', 'above'],
    'report-danger': ['own', 'offered', 'above'],
    acknowledge: ['alerted'],
    'answer-supervision': ['own', 'above', 'supervising'],
    'record-wish': ['own', 'above'],
  },
  'community-officer': police,
  'deputy-chief': police,
  'station-chief': police,
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': courtDesk,
  judge: courtDesk,
  'court-mediator': courtMediating,
  'enforcement-judge': { view: courtView },
  supervisor: {
    view: ['above', 'own', 'supervising'],
    dispatch: ['above'],
    'change-colour': ['above'],
    'report-danger': ['above'],
    acknowledge: ['alerted'],
    'answer-supervision': ['above', 'supervising'],
  },
  auditor: { view: ['above', 'own'] },
  administrator: {},
  system: {
    view: RELATIONS,
    'note-clue': RELATIONS,
    'add-claimants': RELATIONS,
    'draft-agreements': RELATIONS,
    'refer-claimants': RELATIONS,
    'end-claimants': RELATIONS,
    'note-claimant': RELATIONS,
    'act-on-deadlines': RELATIONS,
    recalculate: RELATIONS,
    'note-agreement': RELATIONS,
    'check-guard': RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the case, may do that. Deny by default. */
export function mayOnDispute(role: Role, right: DisputeRight, relations: readonly Where[]): boolean {
  const where: readonly Where[] = (disputeAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
