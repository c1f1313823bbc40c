import type { DatedEvent, TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Area } from './state.ts';

/** What has happened to a screening round. Stored for good; no names, no free text. */
export type ScreeningRoundEvent = DatedEvent & ScreeningRoundFact & { at: Instant };

export type ScreeningRoundFact =
  | {
      type: 'opened';
      id: string;
      number: string;
      policyVersion: number;
      organisationId: string;
      title: TextRef;
      areas: Area[];
      groups: string[];
      from: CivilDate;
      to: CivilDate;
    }
  | {
      type: 'coverage-recorded';
      areaId: string;
      byUserId: string;
      visited: number;
      households: number;
      found?: TextRef;
    }
  | { type: 'clue-found'; clueId: string }
  | { type: 'reminded'; reminder: string }
  | { type: 'round-overdue'; organisationId: string }
  | { type: 'closed'; summary: TextRef }
  | { type: 'deadlines-redated' };
