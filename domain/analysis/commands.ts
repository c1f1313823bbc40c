import type { TextRef } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { Agenda, Decision } from './state.ts';

/** Commands as the decider sees them: free text is already sealed into references. */
export type AnalysisCommand =
  /** From the engine, once for every centre. */
  | { type: 'begin'; id: string; number: string; organisationId: string }
  /** From the engine: the agenda that it read from the lists. */
  | { type: 'prepared'; no: number; agenda: Agenda }
  | { type: 'hold'; heldAt: Instant; attendees: TextRef[]; decisions: Decision[] }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type AnalysisCommandType = AnalysisCommand['type'];
export type AnalysisCommandOf<T extends AnalysisCommandType> = Extract<AnalysisCommand, { type: T }>;
