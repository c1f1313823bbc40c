import type { Policy } from '../../domain/policy/policy.ts';
import { epochMsOf, type Instant } from '../../domain/time/instant.ts';
import { lackingForCourt, notAskedOfHandOver } from '../../domain/documents/dossier/lacking.ts';
import type { AwaitedConfirmation, CourtPile, DeskItem } from '../../record/views/court-desk.ts';
import { type Around, colourOf, organisationName } from '../dispute/around.ts';
import { yuanOf } from '../layout/money.ts';
import { spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';

/** 台账的一行: a case on the court's desk – from where, since when, until when, and what its file lacks. */
export function deskRow(pile: CourtPile, item: DeskItem, policy: Policy, around: Around) {
  const { say } = around;
  const { id, number, title, colour, type, amountFen, state, nextDueAt } = item;
  const { who, since } = standingOf(pile, item, around);
  return {
    id,
    number,
    title,
    path: `/console/disputes/${id}`,
    dossier: `/console/disputes/${id}/dossier`,
    handOver: pile === 'filed' ? `/console/disputes/${id}/hand-over` : null,
    colour: colourOf(around, colour),
    type: labelOf(say.type, type),
    amount: amountFen === null ? null : yuanOf(amountFen),
    who,
    ...waitingOf(since, pile === 'filed' ? null : nextDueAt, around),
    lacking: pile === 'entrusted' ? [] : lackingOf(state, policy, around),
  };
}

function standingOf(
  pile: CourtPile,
  { state, closedAt, openedAt }: DeskItem,
  around: Around,
): { who: string; since: Instant } {
  const { offer, owner, path } = state;
  const arrived = path.at(-1)?.from ?? openedAt;
  switch (pile) {
    case 'offered':
      return {
        who: organisationName(around, offer?.fromOrganisationId ?? owner.organisationId),
        since: offer?.at ?? arrived,
      };
    case 'entrusted':
      return offer === null
        ? { who: organisationName(around, owner.organisationId), since: arrived }
        : {
            who: filled(around.say.court.notTaken, { organisation: organisationName(around, offer.toOrganisationId) }),
            since: offer.at,
          };
    case 'here':
      return { who: labelOf(around.say.source, state.source), since: arrived };
    case 'filed':
      return { who: labelOf(around.say.source, state.source), since: closedAt ?? arrived };
  }
}

/** What a court's file of the case would lack. */
function lackingOf(state: DeskItem['state'], policy: Policy, { say }: Around): string[] {
  const { court: words } = say;
  return [
    ...lackingForCourt(state, policy).map((form) => labelOf(say.papers.forms, form)),
    ...(state.evidence.length === 0 ? [words.noEvidence] : []),
    ...(notAskedOfHandOver(state).length > 0 ? [words.notAsked] : []),
  ];
}

/** 司法确认申请: which ruling is awaited, and how long the court still has. */
export function confirmationRow({ id, number, what, since, dueAt, state }: AwaitedConfirmation, around: Around) {
  const { say } = around;
  const sum = state.obligations.reduce((fen, { amountFen = 0 }) => fen + amountFen, 0);
  return {
    id,
    number,
    what: labelOf(say.task, what),
    path: `/console/agreements/${id}`,
    // Only the agreement is the court's to see, not the mediation that it came from.
    disputeNumber: state.disputeNumber,
    colour: colourOf(around, state.colour),
    type: labelOf(say.type, state.disputeType),
    amount: sum === 0 ? null : yuanOf(sum),
    who: organisationName(around, state.organisationId),
    applicants: filled(say.court.parties, { n: state.parties.length }),
    ...waitingOf(since, dueAt, around),
  };
}

/** 等了多久, and how long there is left. */
export function waitingOf(since: Instant, dueAt: Instant | null, { now, language, say }: Around) {
  const nowMs = epochMsOf(now);
  const isOverdue = dueAt !== null && dueAt <= now;
  const dueMs = dueAt === null ? nowMs : epochMsOf(dueAt);
  const span = spanOf(Math.min(nowMs, dueMs), Math.max(nowMs, dueMs), say);
  return {
    since: whenOf(since, language, now),
    waited: spanOf(epochMsOf(since), nowMs, say),
    due: dueAt === null ? null : whenOf(dueAt, language, now),
    isOverdue,
    left: dueAt === null ? null : filled(isOverdue ? say.workbench.over : say.workbench.left, { time: span }),
  };
}
