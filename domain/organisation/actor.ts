/** 角色 that a person may hold. */
export const ROLES = [
  'village-mediator',
  'township-mediator',
  'township-coordinator',
  'studio-mediator',
  'community-officer',
  'deputy-chief',
  'station-chief',
  'grid-worker',
  'invited-organisation',
  'court-clerk',
  'judge',
  'court-mediator',
  'enforcement-judge',
  'supervisor',
  'auditor',
  'administrator',
] as const;

/** What somebody acts as; `system` is the engine, which only proposes what deadlines say. */
export type Role = (typeof ROLES)[number] | 'system';

/** Who acts: always a person of an organisation in a role, or the system in its own name. */
export interface Actor {
  userId: string;
  organisationId: string;
  role: Role;
}
