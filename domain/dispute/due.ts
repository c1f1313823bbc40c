import type { Deadline, DecisionContext } from '../decider.ts';
import { lawfulRoute, levelOf, nextLevel } from '../policy/lookups.ts';
import type { DeadlineKind } from './deadlines.ts';
import { deadlinesOf, isSentUpward } from './deadlines.ts';
import { terminated } from './ending.ts';
import type { DisputeEvent, DisputeFact } from './events.ts';
import { evolve } from './evolve.ts';
import { isInterested } from './neutrality.ts';
import { offerTo } from './offers.ts';
import { countyOrOwner, pressingOrganisation, responsible } from './place.ts';
import type { DisputeState } from './state.ts';

/** More rounds than any case has clocks: a policy whose clocks are always past would otherwise never end. */
const MOST_ROUNDS = 50;

/**
 * Acts on every deadline that has passed, the earliest first, each upon the state that the one before left. Nothing due
 * gives no events, so a late, early or doubled proposal does no harm.
 */
export function actOnDeadlines(state: DisputeState, context: DecisionContext): DisputeEvent[] {
  const events: DisputeEvent[] = [];
  let now = state;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = now.deadlines.find((deadline) => deadline.dueAt <= context.now);
    if (due === undefined) return onlyLastDated(events);
    for (const event of actedOn(now, due, context)) {
      events.push(event);
      now = evolve(now, event);
    }
  }
  throw new RangeError(`the clocks of ${state.id} never come to rest`);
}

/** Between two of them the deadlines hold for no time at all. */
export function onlyLastDated(events: DisputeEvent[]): DisputeEvent[] {
  return events.map((event, index) => {
    if (index === events.length - 1) return event;
    const { deadlines: _, calendar: __, ...fact } = event;
    return fact;
  });
}

function actedOn(state: DisputeState, due: Deadline, context: DecisionContext): DisputeEvent[] {
  const fact = consequenceOf(state, due, context);
  const event: DisputeEvent = { ...fact, at: context.now };
  const deadlines = deadlinesOf(evolve(state, event), context);
  return [{ ...event, deadlines, calendar: context.calendar.version }];
}

function consequenceOf(state: DisputeState, due: Deadline, context: DecisionContext): DisputeFact {
  const kind = due.kind as DeadlineKind;
  switch (kind) {
    case 'dispatch':
      return { type: 'dispatch-overdue', alarm: 1 };
    case 'dispatch-county':
      return { type: 'dispatch-overdue', alarm: 2 };
    case 'accept':
      return offerNotAccepted(state, context);
    case 'court-accept':
      return { type: 'court-acceptance-overdue' };
    case 'accept-reminder':
    case 'mediate-reminder':
      return { type: 'reminded', of: kind, dueAt: due.dueAt };
    case 'mediate':
      return mediationExpired(state, context);
    case 'idle':
      return { type: 'supervision-opened', reason: 'idle', organisationId: pressingOrganisation(state, context) };
    case 'supervision-answer':
      return { type: 'supervision-escalated', organisationId: countyOrOwner(state, context) };
    case 'suspension-review':
      return { type: 'suspension-review-due' };
    case 'decision':
      return { type: 'decision-overdue' };
    case 'contact':
      return { type: 'contact-overdue' };
    case 'agreement-review':
      return { type: 'agreement-review-due' };
    case 'alert-acknowledge':
      return { type: 'alert-escalated', to: alertedAbove(state, context) };
  }
}

/** 逾期未受理: a transfer down or sideways goes back; other work goes up, where there is a committee above. */
function offerNotAccepted(state: DisputeState, context: DecisionContext): DisputeFact {
  const goesUp = state.offer !== null && isSentUpward(state.offer);
  const escalated = goesUp ? escalation(state, 'not-accepted', context) : null;
  return escalated ?? { type: 'offer-lapsed', toOrganisationId: state.owner.organisationId };
}

/** 调解期限届满: what the level's policy says follows. */
function mediationExpired(state: DisputeState, context: DecisionContext): DisputeFact {
  const court = state.mediation?.entrusted;
  if (court !== undefined) return { type: 'entrustment-expired', court };
  switch (levelOf(context.policy, state.level).onExpiry) {
    case 'filing':
      return { type: 'court-period-expired' };
    case 'next-level':
      return escalation(state, 'period-expired', context) ?? lawfulNext(state, context);
    case 'lawful-route':
      return lawfulNext(state, context);
  }
}

/** With a party's wish on record the lawful route, if that is the court; else the written notice of it (人民调解法 26). */
function lawfulNext(state: DisputeState, context: DecisionContext): DisputeFact {
  const route = lawfulRoute(context.policy, state.type, state.ground);
  const court = context.policy.levels.find((level) => level.stage === 'court');
  const receiver = court === undefined ? null : responsible(state, court.receiver, context);
  const isWished = state.wishes.some((wish) => wish.route === route.key);
  if (!route.court || !isWished || court === undefined || receiver === null) {
    return terminated(state, 'period-expired', context);
  }
  // The days are over: what the court returns is not mediated on but lies on the owner's desk for a decision.
  const offer = { ...offerTo(state, 'court-referral', receiver.id, court.key, context), wasMediating: false };
  return { type: 'offered', offer };
}

function escalation(
  state: DisputeState,
  reason: 'not-accepted' | 'period-expired',
  context: DecisionContext,
): DisputeFact | null {
  const level = nextLevel(context.policy, state.level);
  if (level?.stage !== 'committee') return null;
  const receiver = responsible(state, level.receiver, context);
  if (receiver === null || isInterested(receiver.id, state.parties, context)) return null;
  const offer = { ...offerTo(state, 'escalation', receiver.id, level.key, context), wasMediating: false };
  return { type: 'escalated', reason, offer };
}

/** Organisations that must now acknowledge as well: the station is asked already, the county's duty officer not yet. */
function alertedAbove(state: DisputeState, context: DecisionContext): string[] {
  return context.policy.alertEscalation
    .map(({ kind }) => responsible(state, kind, context)?.id)
    .filter((id) => id !== undefined)
    .filter((id) => !state.alert?.awaiting.includes(id));
}
