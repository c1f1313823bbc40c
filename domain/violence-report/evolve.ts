import type { ViolenceReportEvent } from './events.ts';
import type { ViolenceReportState } from './state.ts';

/** What a report is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: ViolenceReportState | null, event: ViolenceReportEvent): ViolenceReportState {
  const after = event.type === 'reported' ? reported(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: ViolenceReportState | null, event: ViolenceReportEvent): ViolenceReportState {
  if (state === null) throw new RangeError(`${event.type} before reported`);
  return state;
}

function reported(event: ViolenceReportEvent & { type: 'reported' }): ViolenceReportState {
  const { id, number, policyVersion, stationId, reporterKind, reporter, text, minor, at: receivedAt } = event;
  const report = { id, number, policyVersion, stationId, reporterKind, reporter, text, minor };
  return { ...report, status: 'open', receivedAt, lateAt: null, settling: null, deadlines: [] };
}

function apply(
  state: ViolenceReportState,
  event: Exclude<ViolenceReportEvent, { type: 'reported' }>,
): ViolenceReportState {
  switch (event.type) {
    case 'settled': {
      const { settling, byUserId, at } = event;
      return { ...state, status: 'closed', settling: { ...settling, byUserId, at } };
    }
    case 'report-overdue':
      return { ...state, lateAt: event.at };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
