import type { DatedEvent, TextRef } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import type { Instant } from '../time/instant.ts';
import type { Photo, Sorting } from './state.ts';

/** What has happened to a clue. Stored for good; no names, no free text. */
export type ClueEvent = DatedEvent & ClueFact & { at: Instant };

export type ClueFact =
  | {
      type: 'reported';
      id: string;
      number: string;
      policyVersion: number;
      organisationId: string;
      reporter: { userId: string; organisationId: string; role: Role };
      text: TextRef;
      place?: TextRef;
      photos: Photo[];
      roundId?: string;
    }
  | { type: 'sorting-overdue'; organisationId: string }
  | { type: 'sorted'; sorting: Sorting }
  | { type: 'merged-in'; clueId: string }
  | { type: 'deadlines-redated' };
