import type { TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { VisitTaskState } from './state.ts';

export type VisitTaskCommand =
  | ({ type: 'open' } & Pick<
      VisitTaskState,
      'id' | 'number' | 'organisationId' | 'stationId' | 'householdId' | 'cause' | 'aboutId' | 'asks' | 'names'
    >)
  | { type: 'report-visit'; visitedOn: CivilDate; result: TextRef; violence: boolean }
  /** 知悉: by who only had to know. */
  | { type: 'acknowledge' }
  /** By the station: a result with violence was taken up. */
  | { type: 'heed' }
  /** From the engine: what it was about is over. Harmless when it is closed. */
  | { type: 'withdraw' }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type VisitTaskCommandOf<T extends VisitTaskCommand['type']> = Extract<VisitTaskCommand, { type: T }>;
