import type { TextRef } from '../decider.ts';

/** Commands as the decider sees them: free text is already sealed into references. */
export type RetentionCommand =
  /** From the engine, once for every county. */
  | { type: 'begin'; id: string; number: string; organisationId: string }
  /** From the engine: what it found to be due. */
  | { type: 'drawn'; no: number; cases: number; digest: string }
  /** `number`: of the case in the list; null if it is not there. */
  | { type: 'keep-back'; caseId: string; number: string | null; reason: TextRef }
  | { type: 'approve' }
  /** From the engine: all that was approved is done. */
  | { type: 'destroyed'; no: number; destroyed: number; left: number }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type RetentionCommandType = RetentionCommand['type'];
export type RetentionCommandOf<T extends RetentionCommandType> = Extract<RetentionCommand, { type: T }>;
