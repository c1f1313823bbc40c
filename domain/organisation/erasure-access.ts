import type { ErasureCommand } from '../erasure/erasure.ts';
import type { Role } from './actor.ts';

/** What may be asked of an erasure: every command, looking at it. */
export type ErasureRight = ErasureCommand['type'] | 'view';

/** `own`: of the actor's county. */
export const ERASURE_RELATIONS = ['own', 'anyone'] as const;
type Where = (typeof ERASURE_RELATIONS)[number];
type Rights = Partial<Record<ErasureRight, readonly Where[]>>;

/** 删除权限表: the administrator asks, the auditor decides; nobody does both. Nothing is allowed that is not named here. */
export const erasureAccess = {
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
  supervisor: {},
  auditor: { view: ['own'], approve: ['own'], refuse: ['own'] },
  administrator: { request: ['anyone'], view: ['own'] },
  system: { repeat: ['anyone'] },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the erasure, may do that. Deny by default. */
export function mayOnErasure(role: Role, right: ErasureRight, where: Where): boolean {
  return ((erasureAccess[role] as Rights)[right] ?? []).includes(where);
}
