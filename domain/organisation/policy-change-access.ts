import type { PolicyChangeCommand } from '../policy-change/policy-change.ts';
import type { Role } from './actor.ts';

/** What may be asked of a change of policy: every command, looking at it. */
export type PolicyChangeRight = PolicyChangeCommand['type'] | 'view';

/** `own`: of the actor's county. */
export const POLICY_CHANGE_RELATIONS = ['own', 'anyone'] as const;
type Where = (typeof POLICY_CHANGE_RELATIONS)[number];
type Rights = Partial<Record<PolicyChangeRight, readonly Where[]>>;

/**
 * 策略修订权限表: the administrator drafts it; who answers for the county's work, or another administrator, puts it into force –
 * never who drafted it, which the decider sees to. The auditor looks on. Nothing is allowed that is not named here.
 */
export const policyChangeAccess = {
  'village-mediator': {},
  'township-mediator': {},
  'studio-mediator': {},
  'township-coordinator': {},
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': {},
  judge: {},
  'court-mediator': {},
  'enforcement-judge': {},
  supervisor: { view: ['own'], approve: ['own'], refuse: ['own'] },
  auditor: { view: ['own'] },
  administrator: { propose: ['anyone'], view: ['own'], approve: ['own'], refuse: ['own'], withdraw: ['own'] },
  system: {},
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the change, may do that. Deny by default. */
export function mayOnPolicyChange(role: Role, right: PolicyChangeRight, where: Where): boolean {
  return ((policyChangeAccess[role] as Rights)[right] ?? []).includes(where);
}
