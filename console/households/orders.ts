import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { organisationName } from '../dispute/around.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import { personOf, type StationAround } from './around.ts';

type Order = HouseholdAnswer['protectionOrders'][number];
type Application = HouseholdAnswer['applications'][number];

/** 人身安全保护令, the newest first: what the court ordered, until when, what was done for it and against it. */
export function ordersOf({ protectionOrders }: HouseholdAnswer, around: StationAround) {
  const { say, language, now } = around;
  return [...protectionOrders].reverse().map((order) => ({
    standing: standingOf(order, around),
    isInForce: order.expiredAt === undefined && order.revokedOn === undefined,
    issuedOn: dayOf(order.issuedOn, language, now),
    urgent: order.urgent,
    court: organisationName(around, order.courtId),
    measures: order.measures,
    helped: order.helped.map(({ at, byUserId, note }) => ({
      when: whenOf(at, language, now),
      text: `${note} (${personOf(around, byUserId)})`,
    })),
    breaches: order.breaches.map(({ at, detail, measures }) => ({
      when: whenOf(at, language, now),
      detail,
      measures: measures
        .map(({ kind, amountFen = 0, days = 0 }) =>
          filled(labelOf(say.household.breachMeasure, kind), { yuan: (amountFen / 100).toFixed(2), days }),
        )
        .join(say.household.listJoin),
    })),
  }));
}

function standingOf({ lastDay, expiredAt, revokedOn }: Order, { say, language, now }: StationAround): string {
  const { household: words } = say;
  if (revokedOn !== undefined) return filled(words.revoked, { day: dayOf(revokedOn, language, now) });
  return expiredAt === undefined ? filled(words.inForce, { day: dayOf(lastDay, language, now) }) : words.over;
}

/** 申请, the newest first, and what the court made of each. */
export function applicationsOf({ applications }: HouseholdAnswer, around: StationAround) {
  const { say, language, now, policy } = around;
  const { household: words } = say;
  return [...applications].reverse().map((application: Application) => ({
    text: filled(words.applied, {
      who: labelOf(words.applicant, application.applicant),
      day: whenOf(application.acceptedAt, language, now).text,
    }),
    court: organisationName(around, application.courtId),
    urgent: application.urgent,
    inability:
      application.inability === undefined
        ? null
        : labelOf({ ...policy.household.protectionOrder.inability, ...words.inability }, application.inability),
    standing:
      application.decision === undefined
        ? words.pending
        : application.decision.as === 'granted'
          ? words.granted
          : words.orderRefused,
    note: application.decision?.note ?? null,
  }));
}
