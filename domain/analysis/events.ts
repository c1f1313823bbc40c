import type { DatedEvent } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { Agenda, HeldMeeting } from './state.ts';

/** What has happened in a centre's analysis. Stored for good; no names, no free text. */
export type AnalysisEvent = DatedEvent & AnalysisFact & { at: Instant };

export type AnalysisFact =
  | { type: 'begun'; id: string; number: string; policyVersion: number; organisationId: string }
  /** `missed`: the one before was never held. */
  | { type: 'meeting-due'; no: number; since: Instant; missed: boolean }
  | { type: 'agenda-prepared'; no: number; agenda: Agenda }
  | { type: 'meeting-overdue'; organisationId: string }
  | { type: 'meeting-held'; held: HeldMeeting }
  | { type: 'deadlines-redated' };
