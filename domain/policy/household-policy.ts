import type { Role } from '../organisation/actor.ts';
import type { OrganisationKind } from '../organisation/tree.ts';
import type { Period } from '../time/period.ts';
import type { SourcedPeriod } from './policy.ts';

type Months = Extract<Period, { unit: 'months' }>;
type SourcedMonths = SourcedPeriod & { period: Months };

/** 管控等级: red, orange, blue, or whatever levels a county has. */
export interface HouseholdLevel {
  key: string;
  label: string;
  /** Higher is graver. */
  order: number;
  /** Who answers for a household of this level. */
  ownerRole: Role;
  revisit: SourcedMonths;
  /** What mediation of a dispute in the family may do: nothing · only with the officer's written clearance · go on with care. */
  mediation: 'stopped' | 'on-clearance' | 'with-care';
  /** Whether 退出管控 can be decided from here. */
  exits: boolean;
}

/** What a piece of evidence is, for the rule of 公通字〔2024〕34号 3. */
export type EvidenceSort = 'perpetrator-statement' | 'victim-statement' | 'witness-statement' | 'supporting';

/** 告诫书 (反家庭暴力法 16–17; 公通字〔2024〕34号). */
export interface WarningPolicy {
  evidence: Record<string, { label: string; sort: EvidenceSort }>;
  /** When a warning is usually given. */
  circumstances: Record<string, string>;
  /** When it must not take the place of punishment. */
  punishable: Record<string, string>;
  /** From acceptance to the decision; who presses when it was not made in time. */
  decide: SourcedPeriod;
  pressedBy: Role;
  firstVisit: SourcedPeriod;
  revisit: SourcedMonths;
  /** Clean visits in a row that end it, and how many days one must lie after the one before to be a quarter's. */
  cleanVisits: { count: number; daysApart: number; source: string };
}

/** 家暴三色管控 in numbers. */
export interface HouseholdPolicy {
  levels: HouseholdLevel[];
  /** The station's ranks, the lowest first: who stands above whom. */
  ranks: Role[];
  /** After the file was opened. */
  firstVisit: SourcedPeriod;
  /** After violence; who makes that visit. */
  afterViolence: SourcedPeriod & { role: Role };
  /** The level to which violence raises if the report names none. */
  incidentLevel: string;
  /** The level of a file that a stopped mediation opens. */
  guardLevel: string;
  overdue: {
    /** Who hears of an overdue visit, how long after the one before; whoever is not above its maker is left out. */
    ladder: { role: Role; after: SourcedPeriod }[];
    /** How often the last one hears of it again. */
    again: SourcedPeriod;
  };
  /** Calendar days before the end at which the owner is reminded. */
  reminders: { revisit: number[]; protectionOrder: number[]; decideWarning: number[]; source: string };
  /** How far a meeting looks back, and how often it meets: a whole part of a year, counted from January. */
  review: SourcedMonths & {
    /** Days before the end of the quarter, and the hour, at which it is called with its agenda. */
    call: { daysBefore: number; hour: number };
    /** Who may hold it and decide. */
    holders: Role[];
    /** Who is pressed when it was not held, and how often again. */
    press: { role: Role; again: SourcedPeriod };
  };
  /** 人身安全保护令 (反家庭暴力法 23–34). */
  protectionOrder: {
    longest: Months;
    source: string;
    /** From the court's acceptance to its decision, and where it is urgent. */
    decide: SourcedPeriod;
    decideUrgent: SourcedPeriod;
    /** Why somebody else may apply for the victim. */
    inability: Record<string, string>;
    /** What a breach may cost. */
    breach: { mostFineFen: number; mostDetentionDays: number; source: string };
  };
  warning: WarningPolicy;
  /** 强制报告 (反家庭暴力法 14): until when one is taken up, one of a minor, and who is pressed. */
  report: { takeUp: SourcedPeriod; minor: SourcedPeriod; again: SourcedPeriod; pressedBy: Role };
  /** 披露: to which organisations one document may be given, who of them reads it, and how long. */
  disclosure: { kinds: OrganisationKind[]; readers: Role[]; period: Period };
}
