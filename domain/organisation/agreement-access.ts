import type { AgreementCommandType } from '../agreement/commands.ts';
import type { Role } from './actor.ts';

/**
 * How the actor stands to an agreement: their organisation mediated it · they are lent to the one that did (借调) · it is
 * above the one that did (centres) · it is the court that an application lies with, or that ruled on it · it is a court that
 * was once applied to, or enforces · none.
 */
export const AGREEMENT_RELATIONS = ['own', 'borrowed', 'above', 'confirming', 'court', 'none'] as const;

export type AgreementRelation = (typeof AGREEMENT_RELATIONS)[number];

/** What may be asked of an agreement: every command, looking at it, a paper. */
export type AgreementRight = AgreementCommandType | 'view' | 'request-document';

type Rights = Partial<Record<AgreementRight, readonly AgreementRelation[]>>;

const ours = ['own', 'borrowed'] as const;

/** Whoever mediated it: signing, what the parties ask of a court, performance, following up. */
const mediating = {
  view: ours,
  'request-document': ours,
  amend: ours,
  sign: ours,
  'sign-as-mediator': ours,
  'affix-seal': ours,
  attach: ours,
  'hand-over-copies': ours,
  void: ours,
  'apply-for-confirmation': ours,
  'agree-to-confirmation': ours,
  'withdraw-confirmation': ours,
  'record-performance': ours,
  waive: ours,
  conclude: ours,
  urge: ours,
  'record-follow-up': ours,
  'refer-to-enforcement': ours,
} as const satisfies Rights;

/** 立案/审查: takes the application, and rules on it. Also a mediator where the court itself mediated. */
const courtDesk = {
  ...mediating,
  view: [...ours, 'confirming', 'court'],
  'request-document': [...ours, 'confirming'],
  'withdraw-confirmation': [...ours, 'confirming'],
  'accept-confirmation': ['confirming'],
  'decline-confirmation': ['confirming'],
  'extend-confirmation': ['confirming'],
  'decide-confirmation': ['confirming'],
  'object-to-confirmation': ['confirming'],
  'decide-objection': ['confirming'],
} as const satisfies Rights;

/**
 * 权限表: the one table of who may do what to an agreement. Nothing is allowed that is not named here; `decide`, the routes
 * and the buttons all read it. An agreement is drafted and cancelled by its dispute alone.
 */
export const agreementAccess = {
  'village-mediator': mediating,
  'township-mediator': mediating,
  'studio-mediator': mediating,
  'township-coordinator': {
    ...mediating,
    view: [...ours, 'above'],
    'request-document': [...ours, 'above'],
    urge: [...ours, 'above'],
  },
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': courtDesk,
  judge: courtDesk,
  'court-mediator': { ...mediating, view: [...ours, 'confirming', 'court'] },
  'enforcement-judge': { view: [...ours, 'confirming', 'court'] },
  supervisor: { view: ['own', 'above'], urge: ['above'] },
  auditor: { view: ['own', 'above'] },
  administrator: {},
  system: {
    view: AGREEMENT_RELATIONS,
    draft: AGREEMENT_RELATIONS,
    cancel: AGREEMENT_RELATIONS,
    'note-mediator': AGREEMENT_RELATIONS,
    'note-enforcement': AGREEMENT_RELATIONS,
    'act-on-deadlines': AGREEMENT_RELATIONS,
    recalculate: AGREEMENT_RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the agreement, may do that. Deny by default. */
export function mayOnAgreement(role: Role, right: AgreementRight, relations: readonly AgreementRelation[]): boolean {
  const where: readonly AgreementRelation[] = (agreementAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
