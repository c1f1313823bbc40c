import type { DatedEvent } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { Approval, DueList, KeptBack } from './state.ts';

/** What has happened in a county's rounds. Stored for good; no names, no free text. */
export type RetentionEvent = DatedEvent & RetentionFact & { at: Instant };

export type RetentionFact =
  | { type: 'begun'; id: string; number: string; policyVersion: number; organisationId: string }
  /** `missed`: the one before was never approved. */
  | { type: 'round-called'; no: number; year: number; missed: boolean }
  | { type: 'list-drawn'; no: number; list: DueList }
  /** Nothing was due. */
  | { type: 'round-waived'; no: number }
  | { type: 'round-overdue'; no: number }
  | { type: 'kept-back'; no: number; kept: KeptBack }
  /** `complete`: everybody has whose approval it takes. */
  | { type: 'round-approved'; no: number; approval: Approval; complete: boolean }
  | { type: 'files-destroyed'; no: number; destroyed: number; left: number }
  | { type: 'deadlines-redated' };
