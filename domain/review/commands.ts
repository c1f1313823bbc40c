import type { TextRef } from '../decider.ts';
import type { Officer } from '../household/commands.ts';
import type { Instant } from '../time/instant.ts';
import type { AgendaItem, Decision } from './state.ts';

/** 决定: as the household's own file gets it, its words sealed with that file. */
export interface OrderedDecision extends Decision {
  inFile: { reason: TextRef; plan?: TextRef };
}

/** Commands as the decider sees them: free text is already sealed into references. */
export type ReviewCommand =
  /** With a station's first household. */
  | { type: 'begin'; id: string; number: string; stationId: string }
  /** From the engine: how many households the meeting has before it. */
  | { type: 'prepared'; no: number; households: number }
  | {
      type: 'decide';
      heldAt: Instant;
      attendees: TextRef[];
      decisions: OrderedDecision[];
      /** Read from the households, which are kept from changing until the decisions have taken effect. */
      agenda: AgendaItem[];
      staff: Officer[];
    }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type ReviewCommandType = ReviewCommand['type'];
export type ReviewCommandOf<T extends ReviewCommandType> = Extract<ReviewCommand, { type: T }>;
