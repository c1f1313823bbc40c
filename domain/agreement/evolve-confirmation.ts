import type { AgreementEvent } from './events.ts';
import type { Confirmation, ConfirmationApplication } from './state.ts';

type ConfirmationEvent = Extract<
  AgreementEvent,
  { type: `confirmation-${string}` | 'objected' | 'objection-decided' | 'objection-period-over' }
>;

/** How the judicial confirmation stands after an event. */
export function confirmationAfter(before: Confirmation, event: ConfirmationEvent): Confirmation {
  switch (event.type) {
    case 'confirmation-proposed':
      return { ...before, status: 'proposed', application: application(event, null), overdue: [] };
    case 'confirmation-agreed':
      return withApplication(before, ({ partyIds }) => ({ partyIds: [...partyIds, ...event.partyIds] }));
    case 'confirmation-applied':
      return {
        ...before,
        status: 'applied',
        application: application(event, event.at),
        courtIds: [...new Set([...before.courtIds, event.courtId])],
        overdue: [],
      };
    case 'confirmation-withdrawn':
      return { ...before, status: 'withdrawn', application: null };
    case 'confirmation-accepted':
      return {
        ...withApplication(before, () => ({ acceptedAt: event.at, caseNumber: event.caseNumber })),
        status: 'accepted',
      };
    case 'confirmation-declined': {
      const refusal = { courtId: before.application?.courtId ?? '', ground: event.ground, at: event.at };
      return { ...before, status: 'not-accepted', application: null, refusals: [...before.refusals, refusal] };
    }
    case 'confirmation-extended':
      return withApplication(before, ({ extendedDays }) => ({ extendedDays: extendedDays + event.days }));
    case 'confirmation-decided': {
      const { decision, ground, at } = event;
      return { ...before, status: decision, decision: { decision, ground, at } };
    }
    case 'confirmation-overdue':
      return { ...before, overdue: [...before.overdue, event.limit] };
    case 'confirmation-window-closed':
      return {
        ...before,
        // What one side asked for within the window never became joint.
        status: before.status === 'proposed' ? 'none' : before.status,
        application: null,
        window: before.window === null ? null : { ...before.window, closed: true },
      };
    case 'objected': {
      const { by, partyId, detail, at } = event;
      return { ...before, objection: { by, partyId, detail, at } };
    }
    case 'objection-decided':
      return { ...before, status: event.upheld ? 'revoked' : before.status, objection: null };
    case 'objection-period-over':
      return { ...before, objectionsClosed: [...before.objectionsClosed, event.of] };
  }
}

function application(
  { courtId, basis, partyIds }: { courtId: string; basis: string; partyIds: string[] },
  appliedAt: string | null,
): ConfirmationApplication {
  return { courtId, basis, partyIds, appliedAt, acceptedAt: null, extendedDays: 0 };
}

function withApplication(
  before: Confirmation,
  change: (application: ConfirmationApplication) => Partial<ConfirmationApplication>,
): Confirmation {
  if (before.application === null) return before;
  return { ...before, application: { ...before.application, ...change(before.application) } };
}
