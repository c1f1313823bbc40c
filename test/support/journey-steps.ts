import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Matter } from './journey-matter.ts';

/** 受理 by whoever it is offered to, with the consent of all; with the wish to go to court if it fails, if so wanted. */
export async function accept(matter: Matter, by: string, courtIfFailed = false): Promise<void> {
  const { parties } = await matter.dispute();
  const consents = parties.map(({ partyId }) => ({ partyId, consented: true, courtIfFailed }));
  await matter.do(by, 'accept', { consents, rightsNoticeGiven: true });
}

/** Dispatched to the village itself and accepted there. */
export async function takeUp(matter: Matter, by: string, organisationId: string): Promise<void> {
  await matter.do(by, 'dispatch', { organisationId });
  await accept(matter, by);
}

interface Instalment {
  amountFen: number;
  dueOn: CivilDate;
}

/** 达成书面协议: the respondent pays the applicant, in instalments. */
export async function agreeOnPayment(matter: Matter, by: string, instalments: Instalment[]): Promise<void> {
  const [creditorId, debtorId] = await matter.parties();
  await matter.do(by, 'reach-agreement', {
    form: 'written',
    facts: '被申请人把雨水管改到巷子里,申请人家进水。',
    items: '排水与房屋损失。',
    responsibility: '被申请人改管未顾及邻家,应负主要责任。',
    terms: ['被申请人把雨水管改回原处。', '被申请人分期赔偿申请人房屋损失。'],
    obligations: instalments.map((instalment) => ({ kind: 'money', debtorId, creditorId, ...instalment })),
  });
}

/** 签名、盖章: the parties, the mediator, the seal (人民调解法 29). */
export async function signAll(matter: Matter, by: string): Promise<void> {
  for (const partyId of await matter.parties()) {
    await matter.onAgreement(by, 'sign', { partyId, manner: 'signature' });
  }
  await matter.onAgreement(by, 'sign-as-mediator');
  await matter.onAgreement(by, 'affix-seal');
}

/** Pays what is left of the obligation at that place in the agreement. */
export async function pay(matter: Matter, by: string, index: number, on: CivilDate): Promise<void> {
  const obligation = (await matter.agreement()).obligations[index];
  await matter.onAgreement(by, 'record-performance', {
    obligationId: obligation?.id,
    amountFen: obligation?.outstandingFen,
    on,
    proof: '权利人出具收条',
  });
}

/** 回访 of both parties. */
export async function followUp(matter: Matter, by: string): Promise<void> {
  await matter.onAgreement(by, 'record-follow-up', {
    visitedAt: await matter.county.clock.now(),
    reason: '了解协议履行情况',
    findings: '赔偿款已付清,雨水管已改回,双方和好。',
    visitedPartyIds: await matter.parties(),
  });
}
