import type { ViolenceReportCommand } from '../violence-report/commands.ts';
import type { Role } from './actor.ts';

/** `reveal-reporter`: who made it, for a purpose. */
export type ViolenceReportRight = ViolenceReportCommand['type'] | 'view' | 'reveal-reporter';

type Where = 'own' | 'other' | 'anyone';
type Rights = Partial<Record<ViolenceReportRight, readonly Where[]>>;

/** Whoever reports has a receipt and sees nothing of what becomes of it. */
const reporter = { report: ['anyone'] } as const satisfies Rights;
const officer = { report: ['anyone'], view: ['own'], settle: ['own'] } as const satisfies Rights;
const leader = { ...officer, 'reveal-reporter': ['own'] } as const satisfies Rights;

/** 权限表 of reports of violence. Nothing is allowed that is not named here. */
export const violenceReportAccess = {
  'village-mediator': reporter,
  'township-mediator': reporter,
  'studio-mediator': reporter,
  'township-coordinator': reporter,
  'grid-worker': reporter,
  'invited-organisation': reporter,
  'community-officer': officer,
  'deputy-chief': leader,
  'station-chief': leader,
  'court-clerk': reporter,
  judge: reporter,
  'court-mediator': reporter,
  'enforcement-judge': reporter,
  supervisor: {},
  auditor: {},
  administrator: {},
  system: { 'act-on-deadlines': ['other'], recalculate: ['other'], view: ['other'] },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the report, may do that. Deny by default. */
export function mayOnViolenceReport(role: Role, right: ViolenceReportRight, where: Where): boolean {
  return ((violenceReportAccess[role] as Rights)[right] ?? []).includes(where);
}
