import type { Instant } from '../time/instant.ts';
import type { DisputeEvent } from './events.ts';
import { hasFailed, liveAgreements } from './live-agreements.ts';
import type { DisputeState, ReachedAgreement } from './state.ts';

type EventOf<T extends DisputeEvent['type']> = DisputeEvent & { type: T };

export function agreementReached(state: DisputeState, event: EventOf<'agreement-reached'>): DisputeState {
  const { agreementId, number, form, at } = event;
  return {
    ...state,
    status: 'agreed',
    undecided: null,
    agreements: [...state.agreements, { agreementId, number, form, standing: 'reached', since: at }],
    agreed: { since: at, reviewFrom: at },
  };
}

/** With the last one void the parties are where they were before it; `backInMediation` says with how many days. */
export function agreementNoted(
  state: DisputeState,
  event: EventOf<'agreement-noted'>,
  backInMediation: (state: DisputeState, since: Instant) => DisputeState,
): DisputeState {
  const agreements = state.agreements.map((agreement) =>
    agreement.agreementId === event.agreementId
      ? { ...agreement, standing: event.standing, since: event.at }
      : agreement,
  );
  const noted = { ...state, agreements };
  if (state.agreed === null || liveAgreements(noted).length > 0) return noted;
  return { ...backInMediation(noted, state.agreed.since), status: 'mediating', agreed: null };
}

/** 再次调解: a period of its own, on the same basis. */
export function mediatedAgain(state: DisputeState, at: Instant): DisputeState {
  const { basis = 'default', entrusted } = state.mediation ?? {};
  return {
    ...state,
    status: 'mediating',
    agreed: null,
    agreements: cancelled(
      state.agreements,
      at,
      (agreement) => agreement.standing === 'reached' || hasFailed(agreement),
    ),
    mediation: { startedAt: at, basis, extensions: [], suspendedDays: 0, expiredAt: null, entrusted },
  };
}

/** What is not yet effective ends with the dispute; what binds the parties goes on without it. */
export function withoutUnsigned(agreements: ReachedAgreement[], at: Instant): ReachedAgreement[] {
  return cancelled(agreements, at, ({ standing }) => standing === 'reached');
}

function cancelled(
  agreements: ReachedAgreement[],
  at: Instant,
  isOver: (agreement: ReachedAgreement) => boolean,
): ReachedAgreement[] {
  return agreements.map((agreement) =>
    isOver(agreement) ? { ...agreement, standing: 'cancelled', since: at } : agreement,
  );
}
