import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { Matter } from '../../support/journey-matter.ts';
import { paper } from '../../support/journey-papers.ts';
import { agreeOnPayment, followUp, pay, signAll, takeUp } from '../../support/journey-steps.ts';

const VILLAGE = 'mediator.yangping';

/** Three instalments, the second late: reminded, supervised, paid all the same; the visit closes the case. */
export async function villageInstalments(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, VILLAGE);
  await takeUp(matter, VILLAGE, 'yangping');
  const participantIds = await matter.parties();
  const session = { place: '羊坪村调解室', participantIds };
  await matter.do(VILLAGE, 'schedule-session', { at: '2026-09-01T15:00:00+08:00', ...session });
  await matter.until('2026-09-02');
  const [planned] = (await matter.dispute()).sessions;
  await matter.do(VILLAGE, 'record-session', {
    sessionId: planned?.sessionId,
    heldAt: '2026-09-01T15:00:00+08:00',
    place: '羊坪村调解室',
    record: '双方同意分三期赔偿。',
    result: 'succeeded',
  });
  await agreeOnPayment(matter, VILLAGE, [
    { amountFen: 200_000, dueOn: '2026-09-10' },
    { amountFen: 200_000, dueOn: '2026-09-17' },
    { amountFen: 100_000, dueOn: '2026-09-24' },
  ]);
  expect(await matter.dispute(VILLAGE)).toMatchObject({
    status: 'agreed',
    waitingFor: { what: 'collect-signatures', who: { organisationId: 'yangping', userId: VILLAGE } },
  });
  await signAll(matter, VILLAGE);
  const { id: agreementId, ...signed } = await matter.agreement(VILLAGE);
  expect(signed).toMatchObject({
    status: 'effective',
    effectiveOn: '2026-09-02',
    confirmation: { window: { lastDay: '2026-10-08', provisional: false } },
  });
  await lookAtAgreement(county, agreementId);

  const notices = () => county.noticesOf(VILLAGE, agreementId);
  await matter.until('2026-09-07');
  expect(await notices()).not.toContain('obligation-reminder');
  await matter.until('2026-09-08');
  expect(await notices()).toContain('obligation-reminder');
  await matter.until('2026-09-10');
  expect(await notices()).toContain('obligation-due');
  await pay(matter, VILLAGE, 0, '2026-09-10');

  await matter.until('2026-09-17');
  expect(await statusesOf(matter)).toEqual(['performed', 'due', 'pending']);
  await matter.until('2026-09-18');
  expect(await statusesOf(matter)).toEqual(['performed', 'overdue', 'pending']);
  expect(await notices()).toContain('obligation-overdue');
  expect(await county.tasksOf(VILLAGE, agreementId)).toContain('urge-performance');
  expect(await matter.dispute()).toMatchObject({ status: 'agreed', waitingFor: { caseId: agreementId } });
  const late = (await matter.agreement()).obligations[1];
  await matter.onAgreement(VILLAGE, 'urge', { obligationId: late?.id, record: '上门督促,承诺三日内付清。' });
  await matter.until('2026-09-21');
  await pay(matter, VILLAGE, 1, '2026-09-20');
  expect(await county.tasksOf(VILLAGE, agreementId)).not.toContain('urge-performance');
  // Before its day.
  await pay(matter, VILLAGE, 2, '2026-09-21');
  expect(await matter.agreement()).toMatchObject({ status: 'performed', waitingFor: { what: 'follow-up' } });
  expect(await matter.dispute()).toMatchObject({ status: 'agreed', waitingFor: { what: 'follow-up' } });

  await matter.until('2026-09-22');
  await followUp(matter, VILLAGE);
  expect(await matter.dispute()).toMatchObject({
    status: 'closed',
    outcome: 'performed',
    deadlines: [],
    waitingFor: null,
  });
  expect(await county.tasksOf(VILLAGE, agreementId)).toEqual([]);
  expect(await county.tasksOf(VILLAGE, matter.id)).toEqual([]);
  const visit = await paper(await county.person(VILLAGE), `/agreements/${agreementId}`, 'follow-up-record');
  for (const words of ['人民调解回访记录', '张桂芳', '李守田', '赔偿款已付清', '杨秀兰', '2026年9月22日']) {
    expect(visit).toContain(words);
  }
}

async function lookAtAgreement(county: DemoCounty, agreementId: string): Promise<void> {
  const text = await paper(await county.person(VILLAGE), `/agreements/${agreementId}`, 'agreement');
  for (const words of ['人民调解协议书', '张桂芳', '李守田', '房屋损失', '2026年9月17日', '羊坪村人民调解委员会']) {
    expect(text).toContain(words);
  }
  expect(text).toMatch(/2,?000元|2,?000\.00元|贰仟元/);
}

async function statusesOf(matter: Matter): Promise<string[]> {
  return (await matter.agreement()).obligations.map(({ status }) => status);
}

/** Reached by word of mouth, in effect at once (人民调解法 30), and performed on the spot. */
export async function oralOnTheSpot(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, VILLAGE);
  await takeUp(matter, VILLAGE, 'yangping');
  const [creditorId, debtorId] = await matter.parties();
  const today = await county.clock.today();
  await matter.do(VILLAGE, 'reach-agreement', {
    form: 'oral',
    facts: '晒谷时占了邻家的场地。',
    items: '场地使用与误工。',
    terms: ['被申请人当场道歉。', '被申请人当场补偿申请人一百元。'],
    obligations: [
      { kind: 'act', debtorId, creditorId, what: '当面道歉', dueOn: today },
      { kind: 'money', debtorId, creditorId, amountFen: 10_000, dueOn: today },
    ],
  });
  const { id: agreementId, ...reached } = await matter.agreement(VILLAGE);
  expect(reached).toMatchObject({ form: 'oral', status: 'effective', effectiveOn: today });
  expect(reached.actions).not.toContain('sign');
  await matter.onAgreement(VILLAGE, 'record-performance', { obligationId: reached.obligations[0]?.id, on: today });
  await pay(matter, VILLAGE, 1, today);
  await followUp(matter, VILLAGE);
  expect(await matter.dispute()).toMatchObject({ status: 'closed', outcome: 'performed', waitingFor: null });
  const register = await paper(await county.person(VILLAGE), `/agreements/${agreementId}`, 'oral-agreement-register');
  for (const words of ['人民调解口头协议登记表', '张桂芳', '当面道歉']) expect(register).toContain(words);
}
