import type { TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Area } from './state.ts';

/** Commands as the decider sees them: free text is already sealed into references. */
export type ScreeningRoundCommand =
  | {
      type: 'open';
      id: string;
      number: string;
      title: TextRef;
      areas: Area[];
      groups: string[];
      from: CivilDate;
      to: CivilDate;
    }
  | {
      type: 'record-coverage';
      areaId: string;
      visited: number;
      /** Set where there turned out to be more or fewer than planned. */
      households?: number;
      found?: TextRef;
    }
  | { type: 'close'; summary: TextRef }
  /** From a clue that was reported as found in this round, in the same transaction. */
  | { type: 'note-clue'; clueId: string; organisationId: string }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type ScreeningRoundCommandType = ScreeningRoundCommand['type'];
export type ScreeningRoundCommandOf<T extends ScreeningRoundCommandType> = Extract<ScreeningRoundCommand, { type: T }>;
