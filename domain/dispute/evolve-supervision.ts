import type { DisputeEvent } from './events.ts';
import type { DisputeState, PastSupervision } from './state.ts';

type EventOf<T extends DisputeEvent['type']> = DisputeEvent & { type: T };

export function supervisionOpened(state: DisputeState, event: EventOf<'supervision-opened'>): DisputeState {
  const { reason, organisationId, pressed, at } = event;
  const { owner } = state;
  const entry: PastSupervision = {
    reason,
    ownerId: owner.organisationId,
    mediatorId: owner.mediatorId,
    openedAt: at,
    escalations: 0,
  };
  return {
    ...state,
    supervision: {
      ...{ reason, stage: 'coordinator', organisationId, since: at },
      ...(pressed && { words: pressed.reason }),
    },
    supervisions: [...state.supervisions, entry],
  };
}

export function supervisionAnswered(state: DisputeState, event: EventOf<'supervision-answered'>): DisputeState {
  return {
    ...state,
    supervision: null,
    supervisions: withLast(state.supervisions, (entry) => ({ ...entry, answeredAt: event.at })),
  };
}

export function supervisionEscalated(state: DisputeState, event: EventOf<'supervision-escalated'>): DisputeState {
  if (state.supervision === null) return state;
  const { organisationId, at } = event;
  return {
    ...state,
    supervision: { ...state.supervision, stage: 'county', organisationId, since: at },
    supervisions: withLast(state.supervisions, (entry) => ({ ...entry, escalations: entry.escalations + 1 })),
  };
}

function withLast(entries: PastSupervision[], change: (entry: PastSupervision) => PastSupervision): PastSupervision[] {
  return entries.map((entry, index) => (index === entries.length - 1 ? change(entry) : entry));
}
