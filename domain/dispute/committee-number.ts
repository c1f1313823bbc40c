import type { NumberSeries, Surroundings } from '../decider.ts';
import { organisationOf } from '../organisation/tree.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import type { DisputeEvent } from './events.ts';
import type { DisputeState } from './state.ts';

/** 人调字号: kept for good; one whose acceptance was annulled is void and never given again. */
export interface CommitteeNumber {
  organisationId: string;
  number: string;
  at: Instant;
  voidedAt?: Instant;
}

/**
 * `羊坪人调字〔2026〕第3号` (司发通〔2010〕239号): one series for each committee and year, counted when it accepts. A committee that
 * accepts a case again goes on under the number that it gave it; who is no committee has none, and its forms leave it blank.
 */
export function seriesOf(
  event: DisputeEvent,
  before: DisputeState | null,
  { policy, organisations }: Surroundings,
): NumberSeries | null {
  if (event.type !== 'accepted') return null;
  const { kind, shortName } = organisationOf(organisations, event.organisationId);
  const { kinds, word } = policy.dispute.committeeNumber;
  if (!kinds.includes(kind) || committeeNumberOf(before, event.organisationId) !== undefined) return null;
  const year = Number(dateOf(event.at).slice(0, 4));
  return { organisationId: event.organisationId, year, prefix: `${shortName}${word}〔${year}〕第`, suffix: '号' };
}

/** The number that the committee's papers of this case bear. */
export function committeeNumberOf(state: DisputeState | null, organisationId: string): string | undefined {
  return state?.committeeNumbers.find((each) => each.organisationId === organisationId && each.voidedAt === undefined)
    ?.number;
}

/** 撤销受理: accepted by mistake – nobody has mediated yet, the number is void, and the case waits to be dispatched again. */
export function acceptanceAnnulled(state: DisputeState, at: Instant): DisputeState {
  const { organisationId } = state.owner;
  return {
    ...state,
    status: 'registered',
    owner: { organisationId },
    screened: false,
    mediation: null,
    mediatorMissingSince: null,
    sessions: state.sessions.map((session) => ({ ...session, cancelledAt: session.cancelledAt ?? at })),
    dispatchSince: at,
    dispatchAlarm: 0,
    dispatchAlarmAt: null,
    committeeNumbers: state.committeeNumbers.map((each) =>
      each.organisationId === organisationId && each.voidedAt === undefined ? { ...each, voidedAt: at } : each,
    ),
  };
}

/** Only what has left no trace in mediation can have been a mistake; afterwards it is ended, not undone. */
export function mayAnnulAcceptance(state: DisputeState): boolean {
  const isUntouched = state.sessions.every(({ record }) => record === undefined) && state.agreements.length === 0;
  const isOurs = committeeNumberOf(state, state.owner.organisationId) !== undefined;
  const isAlone = state.mediation?.entrusted === undefined && state.undecided === null && state.mass === null;
  return isOurs && isUntouched && isAlone;
}
