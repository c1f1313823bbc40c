import type { HouseholdCommandType } from '../household/commands.ts';
import type { Role } from './actor.ts';

/**
 * What may be asked of a household's file: every command, looking at it, having its papers made, and one fact of a member in
 * full; `reach`: where a protected member is and how they are reached, which besides these only the owner may ask.
 */
export type HouseholdRight = HouseholdCommandType | 'view' | 'request-document' | 'reveal' | 'tell-looks' | 'reach';

/** `own`: of the actor's station. `anyone`: no file exists yet. */
type Where = 'own' | 'other' | 'anyone';
type Rights = Partial<Record<HouseholdRight, readonly Where[]>>;

const officer = {
  open: ['anyone'],
  view: ['own'],
  reveal: ['own'],
  'tell-looks': ['own'],
  'request-document': ['own'],
  'add-member': ['own'],
  'change-member': ['own'],
  'record-revisit': ['own'],
  'plan-visit': ['own'],
  'report-incident': ['own'],
  reopen: ['own'],
  merge: ['own'],
  'record-outcome': ['own'],
  'change-plan': ['own'],
  'change-reach': ['own'],
  'name-village': ['own'],
  'apply-for-protection-order': ['own'],
  'record-order-refusal': ['own'],
  'record-protection-order': ['own'],
  'record-order-help': ['own'],
  'record-order-breach': ['own'],
  'revoke-protection-order': ['own'],
  'issue-warning': ['own'],
  'deliver-warning': ['own'],
  'hand-warning-copy': ['own'],
  'decide-without-warning': ['own'],
  'clear-mediation': ['own'],
} as const satisfies Rights;

const leader = {
  ...officer,
  'assign-owner': ['own'],
  raise: ['own'],
  reach: ['own'],
  disclose: ['own'],
  'seal-document': ['own'],
  'unseal-document': ['own'],
} as const satisfies Rights;

/** 权限表: who may do what to a household's file. It is the station's alone; nothing is allowed that is not named here. */
export const householdAccess = {
  'village-mediator': {},
  'township-mediator': {},
  'studio-mediator': {},
  'township-coordinator': {},
  'community-officer': officer,
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
    open: ['anyone'],
    view: ['other'],
    'note-dispute': ['other'],
    'assign-owner': ['other'],
    'decide-level': ['other'],
    'close-merged': ['other'],
    'act-on-deadlines': ['other'],
    recalculate: ['other'],
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the household, may do that. Deny by default. */
export function mayOnHousehold(role: Role, right: HouseholdRight, where: Where): boolean {
  return ((householdAccess[role] as Rights)[right] ?? []).includes(where);
}
