import type { RetentionCommandType } from '../retention/commands.ts';
import type { Role } from './actor.ts';

/** What may be asked of a county's 档案鉴定销毁: every command, looking at it. */
export type RetentionRight = RetentionCommandType | 'view';

/** Of the actor's county, or of any other house. */
export const RETENTION_RELATIONS = ['own', 'other'] as const;

type Where = (typeof RETENTION_RELATIONS)[number];
type Rights = Partial<Record<RetentionRight, readonly Where[]>>;

const appraiser = { view: ['own'], 'keep-back': ['own'] } as const satisfies Rights;
const approver = { ...appraiser, approve: ['own'] } as const satisfies Rights;

/**
 * 鉴定权限表: who may do what to a county's rounds. Nothing is allowed that is not named here. Who answers for the county's
 * work may keep any case back; to destroy it takes the administrator and the auditor, as with every 删除.
 */
export const retentionAccess = {
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
  supervisor: appraiser,
  auditor: approver,
  administrator: approver,
  system: {
    begin: ['other'],
    view: ['other'],
    drawn: ['other'],
    destroyed: ['other'],
    'act-on-deadlines': ['other'],
    recalculate: ['other'],
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the county's rounds, may do that. Deny by default. */
export function mayOnRetention(role: Role, right: RetentionRight, where: Where): boolean {
  return ((retentionAccess[role] as Rights)[right] ?? []).includes(where);
}
