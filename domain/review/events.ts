import type { DatedEvent } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { HeldMeeting, Quarter } from './state.ts';

/** What has happened in a station's quarterly review. Stored for good; no names, no free text. */
export type ReviewEvent = DatedEvent & ReviewFact & { at: Instant };

export type ReviewFact =
  | { type: 'begun'; id: string; number: string; policyVersion: number; stationId: string }
  /** `missed`: the one before was never held. */
  | { type: 'meeting-called'; no: number; quarter: Quarter; dueAt: Instant; missed: boolean }
  | { type: 'agenda-prepared'; no: number; households: number }
  /** No household was under control. */
  | { type: 'meeting-waived'; no: number }
  | { type: 'meeting-overdue'; no: number }
  | { type: 'meeting-held'; held: HeldMeeting }
  | { type: 'deadlines-redated' };
