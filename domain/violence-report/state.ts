import type { Deadline, TextRef } from '../decider.ts';
import type { Instant } from '../time/instant.ts';

/** 强制报告义务人 (反家庭暴力法 14), and whoever else reports. */
export const REPORTER_KINDS = [
  ...(['school', 'kindergarten', 'medical-institution', 'village-committee', 'social-service'] as const),
  ...(['relief-station', 'welfare-institution', 'civil-affairs', 'womens-federation', 'mediator', 'other'] as const),
];
export type ReporterKind = (typeof REPORTER_KINDS)[number];

/** 处理结果: in a household's file · not established · passed on to whoever it concerns. */
export type Settling =
  | { as: 'household'; householdId: string }
  | { as: 'not-established' | 'passed-on'; reason: TextRef };

/**
 * 强制报告 of domestic violence: the station's alone, and who made it lies sealed by itself, read only for a purpose. Plain
 * JSON.
 */
export interface ViolenceReportState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'open' | 'closed';
  stationId: string;
  reporterKind: ReporterKind;
  /** Who reported (反家庭暴力法 14: 保密). */
  reporter: { personId: string; hmac: string };
  text: TextRef;
  /** 受害人为未成年人: at once. */
  minor: boolean;
  receivedAt: Instant;
  /** When nobody had taken it up in time. */
  lateAt: Instant | null;
  settling: (Settling & { at: Instant; byUserId: string }) | null;
  deadlines: Deadline[];
}
