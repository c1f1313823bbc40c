import type { DisputeEvent } from '../domain/dispute/events.ts';
import { entrustmentTerms } from '../domain/dispute/entrustment.ts';
import { transferOf } from '../domain/dispute/offers.ts';
import { countyOf } from '../domain/dispute/place.ts';
import type { CaseFacts } from '../domain/documents/case-facts.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { dateOf } from '../domain/time/instant.ts';
import { openTexts, withTexts } from '../record/texts.ts';
import { type OpenedCase, stateAfter, whoHadIt } from './who-had-it.ts';

type EventOf<T extends DisputeEvent['type']> = DisputeEvent & { type: T };

/** 移送、交办、委派: as it was sent, by whoever had the case then. `about`: which one, from 1. */
export async function transferFacts(
  about: string,
  of: OpenedCase,
): Promise<Pick<CaseFacts, 'transfer' | 'committeeNumber'>> {
  const isSent = (event: DisputeEvent): event is EventOf<'offered'> =>
    event.type === 'offered' && transferOf(event.offer).length > 0;
  const { event, index } = nth(of.events, isSent, about);
  const { kind, toOrganisationId, at, reason, entrusts } = event.offer;
  const before = stateAfter(of.events.slice(0, index), of.state);
  const sender = await whoHadIt(before, of);
  return {
    committeeNumber: sender.committeeNumber,
    transfer: {
      kind: kind as 'up' | 'down' | 'sideways',
      fromName: sender.organisationName,
      toName: organisationOf(of.organisations, toOrganisationId).name,
      mediatorName: sender.mediatorName,
      sessions: before.sessions.filter(({ record }) => record !== undefined).length,
      on: dateOf(at),
      reason: reason && withTexts(reason, await openTexts(of.tx, of.keys, of.state.id)),
      answer: deadlineSetBy(of.events, index, 'accept'),
      entrustment: entrusts
        ? { ...entrustmentTerms(before, of.policy), caseNumber: before.courtCaseNumber }
        : undefined,
    },
  };
}

/** 督办: who was pressed by whom, for what. `about`: which one, from 1. */
export async function supervisionFacts(about: string, of: OpenedCase): Promise<Pick<CaseFacts, 'supervision'>> {
  const isOpening = (event: DisputeEvent): event is EventOf<'supervision-opened'> =>
    event.type === 'supervision-opened';
  const { event, index } = nth(of.events, isOpening, about);
  const before = stateAfter(of.events.slice(0, index), of.state);
  const { organisationName, mediatorName } = await whoHadIt(before, of);
  const county = countyOf(before, of);
  const pressed = organisationOf(of.organisations, event.organisationId);
  return {
    supervision: {
      reason: event.reason,
      words: event.pressed && withTexts(event.pressed.reason, await openTexts(of.tx, of.keys, of.state.id)),
      issuerName: county?.name ?? pressed.name,
      // What the county itself has to press, it presses with whoever has the case.
      toName: pressed.id === county?.id ? organisationName : pressed.name,
      ownerName: organisationName,
      mediatorName,
      openedOn: dateOf(event.at),
      idleSince: event.reason === 'idle' ? dateOf(before.lastActionAt) : undefined,
      answer: deadlineSetBy(of.events, index, 'supervision-answer'),
    },
  };
}

function nth<E extends DisputeEvent>(
  events: DisputeEvent[],
  isOne: (event: DisputeEvent) => event is E,
  about: string,
): { event: E; index: number } {
  const indices = events.flatMap((event, index) => (isOne(event) ? [index] : []));
  const index = indices[Number(about) - 1] ?? -1;
  const event = events[index];
  if (event === undefined || !isOne(event)) throw new RangeError(`there is no number ${about} of it`);
  return { event, index };
}

/** The last event of a decision carries the clocks that it set. */
function deadlineSetBy(events: DisputeEvent[], index: number, kind: string) {
  const decided = events.slice(index).find(({ deadlines }) => deadlines !== undefined);
  const deadline = decided?.deadlines?.find((each) => each.kind === kind);
  return deadline && { lastDay: deadline.lastDay, dueAt: deadline.dueAt, then: deadline.then };
}
