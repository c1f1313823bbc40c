import type { Role } from './actor.ts';

/** 考评权限表: whose assessment a role may read – of everybody who works beneath its organisation, its own, or nobody's. */
export const assessmentAccess = {
  'village-mediator': 'own',
  'township-mediator': 'own',
  'studio-mediator': 'own',
  'court-mediator': 'own',
  'township-coordinator': 'beneath',
  supervisor: 'beneath',
  auditor: 'beneath',
  'community-officer': 'nobody',
  'deputy-chief': 'nobody',
  'station-chief': 'nobody',
  'grid-worker': 'nobody',
  'invited-organisation': 'nobody',
  'court-clerk': 'nobody',
  judge: 'nobody',
  'enforcement-judge': 'nobody',
  administrator: 'nobody',
  system: 'nobody',
} as const satisfies Record<Role, 'own' | 'beneath' | 'nobody'>;
