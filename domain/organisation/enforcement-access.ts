import type { EnforcementCommandType } from '../enforcement/commands.ts';
import type { Role } from './actor.ts';

/**
 * How the actor's organisation stands to an enforcement: it is the court's · it, or one below it, mediated the agreement ·
 * it is above the court · none of these.
 */
export const ENFORCEMENT_RELATIONS = ['own', 'mediated', 'above', 'none'] as const;

export type EnforcementRelation = (typeof ENFORCEMENT_RELATIONS)[number];

/** What may be asked of an enforcement: every command, how far it is, all that the court did, and its papers. */
export type EnforcementRight = EnforcementCommandType | 'view' | 'view-in-full' | 'request-document';

type Rights = Partial<Record<EnforcementRight, readonly EnforcementRelation[]>>;

/** A committee sees how its agreement fares, not what the court found at the debtor's. */
const progress = { view: ['mediated'] } as const satisfies Rights;

const desk = {
  view: ['own', 'mediated'],
  'view-in-full': ['own'],
  'request-document': ['own'],
  accept: ['own'],
  return: ['own'],
  'record-payment': ['own'],
  'pay-out': ['own'],
} as const satisfies Rights;

/**
 * 权限表: the one table of who may do what to an enforcement. Nothing is allowed that is not named here; `decide`, the
 * routes and the buttons all read it. 审执分权: who enforces proposes the closing and another judge approves it.
 */
export const enforcementAccess = {
  'village-mediator': progress,
  'township-mediator': progress,
  'studio-mediator': progress,
  'township-coordinator': progress,
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': desk,
  judge: {
    view: ['own', 'mediated'],
    'view-in-full': ['own'],
    'request-document': ['own'],
    accept: ['own'],
    return: ['own'],
    extend: ['own'],
    'approve-closing': ['own'],
    'reject-closing': ['own'],
  },
  'court-mediator': progress,
  'enforcement-judge': {
    ...desk,
    'serve-notice': ['own'],
    'record-inquiry': ['own'],
    'record-disposal': ['own'],
    'take-measure': ['own'],
    'lift-measure': ['own'],
    'agree-instalments': ['own'],
    resume: ['own'],
    'refer-to-aid': ['own'],
    'propose-closing': ['own'],
  },
  supervisor: { view: ['above'], 'view-in-full': ['above'] },
  auditor: { view: ['above'], 'view-in-full': ['above'] },
  administrator: {},
  system: {
    view: ENFORCEMENT_RELATIONS,
    'view-in-full': ENFORCEMENT_RELATIONS,
    refer: ENFORCEMENT_RELATIONS,
    'act-on-deadlines': ENFORCEMENT_RELATIONS,
    recalculate: ENFORCEMENT_RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the enforcement, may do that. Deny by default. */
export function mayOnEnforcement(
  role: Role,
  right: EnforcementRight,
  relations: readonly EnforcementRelation[],
): boolean {
  const where: readonly EnforcementRelation[] = (enforcementAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
