/** 角色: what a user may be. `system` is the engine, which only proposes what deadlines say. */
export type Role =
  | 'village-mediator'
  | 'township-mediator'
  | 'township-coordinator'
  | 'studio-mediator'
  | 'community-officer'
  | 'deputy-chief'
  | 'station-chief'
  | 'grid-worker'
  | 'invited-organisation'
  | 'court-clerk'
  | 'judge'
  | 'court-mediator'
  | 'enforcement-judge'
  | 'supervisor'
  | 'auditor'
  | 'administrator'
  | 'system';

/** Who acts: always a person of an organisation in a role, or the system in its own name. */
export interface Actor {
  userId: string;
  organisationId: string;
  role: Role;
}
