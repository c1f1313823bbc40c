import type { DatedEvent, TextRef } from '../decider.ts';
import type { Officer } from '../household/commands.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** 责任人改派: all households of an officer who is away, or has left, go to another in one step. Over when it is made. */
export interface ReassignmentState {
  id: string;
  number: string;
  stationId: string;
  fromUserId: string;
  toUserId: string;
  /** The last day of an absence, after which everything goes back; for good if there is none. */
  until?: CivilDate;
  reason: TextRef;
  householdIds: string[];
}

export type ReassignmentCommand = { type: 'reassign'; staff: Officer[] } & ReassignmentState;

export type ReassignmentEvent = DatedEvent & { type: 'reassigned'; at: Instant } & ReassignmentState;
