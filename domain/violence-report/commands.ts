import type { Settling, ViolenceReportState } from './state.ts';

export type ViolenceReportCommand =
  | ({ type: 'report' } & Pick<
      ViolenceReportState,
      'id' | 'number' | 'stationId' | 'reporterKind' | 'reporter' | 'text' | 'minor'
    >)
  | { type: 'settle'; settling: Settling }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };
