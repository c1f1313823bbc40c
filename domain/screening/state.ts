import type { Deadline, TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** 排查区域: what one organisation goes through in the round – a township, a village, or a group (组) of one. */
export interface Area {
  areaId: string;
  organisationId: string;
  /** Which part of it, where it is not the whole. */
  part?: TextRef;
  /** 户: how many households there are to visit. */
  households: number;
}

/** 排查情况: what was gone through at one time and what was found there. */
export interface Visit {
  areaId: string;
  at: Instant;
  byUserId: string;
  /** Households visited in this go. */
  visited: number;
  found?: TextRef;
}

/** 排查: one round through areas, for groups of people, from a day to a day. Plain JSON. */
export interface ScreeningRoundState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'open' | 'closed';
  /** Who runs it. */
  organisationId: string;
  title: TextRef;
  areas: Area[];
  /** 重点人群: codes of policy. */
  groups: string[];
  from: CivilDate;
  to: CivilDate;
  openedAt: Instant;
  visits: Visit[];
  /** Clues that were found in it. */
  clueIds: string[];
  /** Organisations above that were alarmed because it was not closed in time, and when the last was. */
  alarmed: string[];
  alarmedAt: Instant | null;
  /** Reminders already given, so that each is given once. */
  reminded: string[];
  ending: { at: Instant; summary: TextRef } | null;
  deadlines: Deadline[];
}
