import type { DisputeState } from '../../../domain/dispute/state.ts';

/**
 * 期限不丢: which clocks must run in a state, said a second time and from the law's side, so that none is lost on the way
 * from one state to the next. Answers what is missing.
 */
export function missingClocks(state: DisputeState): string[] {
  const running = new Set(state.deadlines.map(({ kind }) => kind));
  return [...pathClocks(state), ...pressingClocks(state)]
    .filter(({ due, kinds }) => due && !kinds.some((kind) => running.has(kind)))
    .map(({ kinds }) => kinds.join(' or '));
}

/** Where the case is on its path, and what ends its waiting there. */
function pathClocks({ status, offer, mediation, undecided, dispatchAlarm, contact }: DisputeState) {
  const mediates = status === 'mediating' && mediation?.startedAt != null && mediation.expiredAt === null;
  const awaitsDispatch = (status === 'registered' && undecided === null) || offer?.kind === 'escalation';
  const isReferral = offer?.kind === 'court-referral';
  return [
    { due: awaitsDispatch && dispatchAlarm < 2, kinds: ['dispatch', 'dispatch-county'] },
    { due: offer !== null && !isReferral && offer.kind !== 'escalation', kinds: ['accept'] },
    { due: isReferral && offer?.pressed === false, kinds: ['court-accept'] },
    { due: mediates, kinds: ['mediate'] },
    { due: mediates && contact?.overdueSince === null, kinds: ['contact'] },
    { due: status === 'suspended', kinds: ['suspension-review'] },
    { due: status === 'agreed', kinds: ['agreement-review'] },
  ];
}

/** What presses whoever should act and does not: no open case is without, unless its waiting is itself a clock. */
function pressingClocks({ status, supervision, undecided, alert, colour }: DisputeState) {
  const isQuiet = status === 'closed' || status === 'suspended' || status === 'agreed';
  const isAlertOpen = alert !== null && alert.awaiting.some((each) => !alert.acknowledged.includes(each));
  return [
    { due: supervision !== null, kinds: ['supervision-answer'] },
    { due: !isQuiet && supervision === null, kinds: ['idle'] },
    { due: undecided !== null && ['registered', 'mediating'].includes(status), kinds: ['decision'] },
    {
      due: status !== 'closed' && colour === 'red' && isAlertOpen && !alert.escalated,
      kinds: ['alert-acknowledge'],
    },
  ];
}
