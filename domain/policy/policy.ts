import type { OrganisationKind } from '../organisation/tree.ts';
import type { Role } from '../organisation/actor.ts';
import type { Period } from '../time/period.ts';
import type { RetentionPolicy } from './retention-policy.ts';
import type { ScreeningPolicy } from './screening-policy.ts';
import type { AgreementPolicy } from './agreement-policy.ts';
import type { AuditPolicy } from './audit-policy.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import type { ChangePolicy } from './change-policy.ts';
import type { CourtPolicy } from './court-policy.ts';
import type { HouseholdPolicy } from './household-policy.ts';
import type { EnforcementPolicy } from './enforcement-policy.ts';
import type { DisputePolicy } from './dispute-policy.ts';
import type { IdentityPolicy } from './identity-policy.ts';
import type { MassPolicy } from './mass-policy.ts';
import type { MessagePolicy } from './message-policy.ts';
import type { PrivacyPolicy } from './privacy-policy.ts';

/** A period with the law, rule or design decision that it comes from; shown to users beside the date. */
export interface SourcedPeriod {
  period: Period;
  source: string;
}

/** 调解期限: in calendar days, because extensions and suspensions are added day by day. */
export interface MediationPeriod {
  period: Extract<Period, { unit: 'calendar-days' }>;
  source: string;
}

/** A period by colour; `default` holds for every colour not named. */
export type ByColour = { default: SourcedPeriod } & Record<string, SourcedPeriod>;

/** 颜色: urgency of a case. `alert` colours tell coordinator and police at once and run in hours and calendar days. */
export interface Colour {
  key: string;
  label: string;
  /** Higher is more urgent. */
  order: number;
  alert: boolean;
}

/** What kind of stage a level is: the workflow has one function for each. */
export type StageKind = 'committee' | 'court';

/** 层级: one level of the path. The array's order is the path upward. */
export interface Level {
  key: string;
  label: string;
  stage: StageKind;
  /** Kind of the organisation that receives what comes up to this level and dispatches it. */
  receiver: OrganisationKind;
  /** Roles at the receiver who must dispatch or accept what came up. */
  receiverRoles: Role[];
  /** Kinds of organisation that may own and mediate at this level. */
  ownerKinds: OrganisationKind[];
  /** How long mediation may last, by basis: `default`, or the court's kind of entrustment. */
  mediate: Record<string, MediationPeriod> & { default: MediationPeriod };
  /** Longest single extension and how often; null where the parties may agree on any (特邀调解规定 27). */
  extension: { days: number; times: number; source: string } | null;
  /** What follows when mediation ends without success here. */
  onExpiry: 'next-level' | 'lawful-route' | 'filing';
}

/** 其他途径: a lawful next route after failed mediation (人民调解法 26). */
export interface Route {
  key: string;
  label: string;
  /** Who decides on that route, as a notice names it. */
  authority: string;
  basis: string;
  /** Whether a referral to court can be made through this system. */
  court: boolean;
}

/** Which route comes first for a type and ground of dispute; the first entry that fits is taken. */
export interface RouteRule {
  type?: string;
  ground?: string;
  route: string;
}

export interface Policy {
  version: number;
  /** The day from which new cases are opened under it (Asia/Shanghai). */
  effectiveFrom: string;
  colours: Colour[];
  defaultColour: string;
  levels: Level[];
  types: Record<string, string>;
  sources: Record<string, string>;
  /** What a dispute turns on, where that decides its lawful route. */
  grounds: Record<string, string>;
  routes: Route[];
  routeRules: RouteRule[];
  timers: {
    dispatch: ByColour;
    dispatchCounty: ByColour;
    accept: ByColour;
    courtAccept: SourcedPeriod;
    acceptSideways: ByColour;
    idle: ByColour;
    supervisionAnswer: SourcedPeriod;
    suspensionReview: SourcedPeriod;
    alertAcknowledge: SourcedPeriod;
  };
  /** Calendar days before the end at which the owner is reminded. */
  reminders: { mediate: number[]; accept: number[]; source: string };
  /** Who must acknowledge an alert, and who hears of it when they do not. */
  alertRoles: { kind: OrganisationKind; roles: Role[] }[];
  alertEscalation: { kind: OrganisationKind; roles: Role[] }[];
  coordinator: { kind: OrganisationKind; roles: Role[] };
  county: { kind: OrganisationKind; roles: Role[] };
  /** Grounds for 终止调解 with their labels; others may be recorded and are printed by their reason. */
  terminationGrounds: Record<string, string>;
  /** 调解 types that may be recorded, key → label. */
  mediationTypes: Record<string, string>;
  /** How far back the check for similar cases looks. */
  similarWithin: SourcedPeriod;
  evidence: { maxBytes: number; mediaTypes: string[] };
  screening: ScreeningPolicy;
  agreement: AgreementPolicy;
  household: HouseholdPolicy;
  court: CourtPolicy;
  enforcement: EnforcementPolicy;
  dispute: DisputePolicy;
  audit: AuditPolicy;
  identity: IdentityPolicy;
  /** What holds instead of `identity` in a demo. */
  demoIdentity: IdentityPolicy;
  mass: MassPolicy;
  privacy: PrivacyPolicy;
  assessment: AssessmentPolicy;
  messages: MessagePolicy;
  retention: RetentionPolicy;
  change: ChangePolicy;
}
