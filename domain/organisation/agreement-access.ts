import type { AgreementCommandType } from '../agreement/commands.ts';
import type { Role } from './actor.ts';

/**
 * How the actor's organisation stands to an agreement: it mediated it · it is above the one that did (centres) · it is the
 * court that an application lies with, or that ruled on it · it is a court that was once applied to, or enforces · none.
 */
export const AGREEMENT_RELATIONS = ['own', 'above', 'confirming', 'court', 'none'] as const;

export type AgreementRelation = (typeof AGREEMENT_RELATIONS)[number];

/** What may be asked of an agreement: every command, looking at it, a paper. */
export type AgreementRight = AgreementCommandType | 'view' | 'request-document';

type Rights = Partial<Record<AgreementRight, readonly AgreementRelation[]>>;

/** Whoever mediated it: signing, what the parties ask of a court, performance, following up. */
const mediating = {
  view: ['own'],
  'request-document': ['own'],
  amend: ['own'],
  sign: ['own'],
  'sign-as-mediator': ['own'],
  'affix-seal': ['own'],
  attach: ['own'],
  'hand-over-copies': ['own'],
  void: ['own'],
  'apply-for-confirmation': ['own'],
  'agree-to-confirmation': ['own'],
  'withdraw-confirmation': ['own'],
  'record-performance': ['own'],
  waive: ['own'],
  urge: ['own'],
  'record-follow-up': ['own'],
  'refer-to-enforcement': ['own'],
} as const satisfies Rights;

/** 立案/审查: takes the application, and rules on it. Also a mediator where the court itself mediated. */
const courtDesk = {
  ...mediating,
  view: ['own', 'confirming', 'court'],
  'request-document': ['own', 'confirming'],
  'withdraw-confirmation': ['own', 'confirming'],
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
    view: ['own', 'above'],
    'request-document': ['own', 'above'],
    urge: ['own', 'above'],
  },
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': courtDesk,
  judge: courtDesk,
  'court-mediator': { ...mediating, view: ['own', 'confirming', 'court'] },
  'enforcement-judge': { view: ['own', 'confirming', 'court'] },
  supervisor: { view: ['own', 'above'], urge: ['above'] },
  auditor: { view: ['own', 'above'] },
  administrator: {},
  system: {
    view: AGREEMENT_RELATIONS,
    draft: AGREEMENT_RELATIONS,
    cancel: AGREEMENT_RELATIONS,
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
