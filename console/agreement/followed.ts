import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { organisationName } from '../dispute/around.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { AroundAgreement } from './around.ts';

/** 督促, 回访 and 执行: what was done about an agreement once it was there. */
export function followedOf({ urges, followUps, enforcements }: AgreementAnswer, around: AroundAgreement) {
  const { say, language, now, party, user } = around;
  return {
    urges: urges.map(({ at, organisationId, record }) => ({
      when: whenOf(at, language, now),
      who: organisationName(around, organisationId),
      text: record,
    })),
    followUps: followUps.map(({ visitedAt, reason, findings, visitedPartyIds, visitor }) => ({
      when: whenOf(visitedAt, language, now),
      who: [user(visitor), visitedPartyIds.map(party).join('、')].join(' → '),
      reason,
      text: findings,
    })),
    enforcements: enforcements.map(({ enforcementId, number, standing, courtId, at }) => ({
      path: `/console/enforcements/${enforcementId}`,
      number,
      standing: labelOf(say.agreement.enforcementStandings, standing),
      court: organisationName(around, courtId),
      when: whenOf(at, language, now),
    })),
  };
}
