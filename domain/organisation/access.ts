import type { DisputeCommandType } from '../dispute/commands.ts';
import type { Role } from './actor.ts';
import { RELATIONS, type Relation } from './relation.ts';

/**
 * What may be asked of a dispute: every command, looking at it, what was said in mediation, a sensitive fact in full, telling
 * a party who looked at theirs, a paper, a party's code.
 */
export type DisputeRight =
  | DisputeCommandType
  | 'view'
  | 'read-mediation'
  | 'reveal'
  | 'tell-looks'
  | 'request-document'
  | 'hand-over'
  | 'issue-code';

/** `anyone`: no case exists yet, so no relation can. */
type Where = Relation | 'anyone';
type Rights = Partial<Record<DisputeRight, readonly Where[]>>;

/** The owner's people, and a mediator whom another house lends it (借调). */
const ours = ['own', 'borrowed'] as const;

/** The owner's daily work, for mediators of a committee. */
const mediating = {
  screen: ['own'],
  dispatch: ['own'],
  accept: ['offered'],
  return: ['offered'],
  'change-colour': ours,
  'report-danger': [...ours, 'offered', 'invited'],
  'schedule-session': ours,
  'record-session': ours,
  'add-investigation': ours,
  'add-evidence': ours,
  extend: ours,
  suspend: ours,
  resume: ours,
  'sign-for': ['borrowed'],
  recuse: ours,
  link: ours,
  'replace-mediator': ['own'],
  invite: ours,
  'add-guidance': ['invited'],
  'annul-acceptance': ['own'],
  'revoke-transfer': ['own'],
  transfer: ['own'],
  'record-wish': ours,
  'record-contact': ours,
  'reach-agreement': ours,
  'mediate-again': ours,
  'import-claimants': ours,
  'reach-mass-agreement': ours,
  'conclude-signing': ours,
  'record-hand-over-consents': ['own'],
  'record-undisputed-facts': ['own'],
  'refer-to-court': ['own'],
  reconcile: ours,
  terminate: ours,
  withdraw: ['own'],
  close: ['own'],
  'answer-supervision': ['supervising'],
} as const satisfies Rights;

const mediatorView = [...ours, 'offered', 'past', 'invited', 'supervising'] as const;
const mediator = {
  ...mediating,
  register: ['anyone'],
  view: mediatorView,
  'read-mediation': mediatorView,
  reveal: ours,
  'tell-looks': ['own'],
  'request-document': ours,
  'issue-code': ['own'],
} as const satisfies Rights;

/** 公安: sees what alerts it or what the guard tells it, and answers. */
const policeView = ['alerted', 'consulted', 'invited', 'past'] as const;
const police = {
  view: policeView,
  'read-mediation': policeView,
  acknowledge: ['alerted'],
  reveal: ['alerted', 'consulted'],
  'report-danger': ['alerted', 'consulted', 'invited'],
  'add-guidance': ['invited'],
} as const satisfies Rights;

/** Whoever watches over the houses below. */
const coordinatorView = [...mediatorView, 'above', 'alerted'] as const;
const supervisorView = ['above', 'own', 'supervising', 'alerted'] as const;
const auditorView = ['above', 'own'] as const;

/**
 * The court's side of pre-litigation mediation; sees what is offered to it, is its own, or was. The court to which claimants
 * of a mass case were referred does not read what was said: concessions made in mediation are no evidence (民诉法解释 107).
 */
const courtMediation = ['own', 'offered', 'past'] as const;
const courtView = [...courtMediation, 'referred'] as const;
const courtMediating = {
  view: courtView,
  'read-mediation': courtMediation,
  reveal: ['own'],
  'tell-looks': ['own'],
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
  recuse: ['own'],
  link: ['own'],
  invite: ['own'],
} as const satisfies Rights;

const courtDesk = {
  ...courtMediating,
  'hand-over': ['own'],
  view: [...courtView, 'invited'],
  'read-mediation': [...courtMediation, 'invited'],
  'report-danger': ['own', 'offered', 'invited'],
  'add-guidance': ['invited'],
  'revoke-transfer': ['own'],
  reveal: ['own', 'offered', 'referred'],
  'request-document': ['own', 'offered'],
  register: ['anyone'],
  'replace-mediator': ['own'],
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
  'seal-document': ['own'],
  'unseal-document': ['own'],
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
    view: coordinatorView,
    'read-mediation': coordinatorView,
    invite: [...ours, 'above'],
    link: [...ours, 'above'],
    reveal: [...ours, 'above'],
    'request-document': [...ours, 'above'],
    'replace-mediator': ['own', 'above'],
    dispatch: ['own', 'above'],
    'change-colour': ['own', 'above'],
    'report-danger': [...ours, 'offered', 'above', 'invited'],
    acknowledge: ['alerted'],
    'answer-supervision': ['own', 'above', 'supervising'],
    'record-wish': ['own', 'above'],
    'seal-document': ['own', 'above'],
    'unseal-document': ['own', 'above'],
  },
  'community-officer': police,
  'deputy-chief': police,
  'station-chief': police,
  'grid-worker': {},
  'invited-organisation': {
    view: ['invited'],
    'read-mediation': ['invited'],
    'add-guidance': ['invited'],
    'report-danger': ['invited'],
  },
  'court-clerk': courtDesk,
  judge: courtDesk,
  'court-mediator': courtMediating,
  'enforcement-judge': { view: courtView, 'read-mediation': courtMediation },
  supervisor: {
    view: supervisorView,
    'read-mediation': supervisorView,
    dispatch: ['above'],
    'change-colour': ['above'],
    'report-danger': ['above'],
    link: ['above'],
    acknowledge: ['alerted'],
    press: ['above'],
    'answer-supervision': ['above', 'supervising'],
  },
  auditor: { view: auditorView, 'read-mediation': auditorView, 'tell-looks': auditorView },
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
    'note-link': RELATIONS,
    rate: RELATIONS,
    'check-guard': RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the case, may do that. Deny by default. */
export function mayOnDispute(role: Role, right: DisputeRight, relations: readonly Where[]): boolean {
  const where: readonly Where[] = (disputeAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
