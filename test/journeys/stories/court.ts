import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { Matter } from '../../support/journey-matter.ts';
import { dossier, paper } from '../../support/journey-papers.ts';
import { accept, agreeOnPayment, followUp, pay, signAll, takeUp } from '../../support/journey-steps.ts';

const VILLAGE = 'mediator.yangping';
const MEDIATOR = 'mediator.court';
const CLERK = 'clerk.court';
const JUDGE = 'judge.court';
const ENFORCER = 'enforcement.court';

/** Up all the levels, agreed on at court, confirmed on the last day, in default, enforced in instalments. */
export async function throughAllLevels(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, VILLAGE);
  await takeUp(matter, VILLAGE, 'yangping');
  await matter.do(VILLAGE, 'transfer', { direction: 'up', reason: '涉及两村边界,本村难以调处。' });
  expect(await matter.dispute()).toMatchObject({ level: 'village', owner: { organisationId: 'yangping' } });
  await accept(matter, 'coordinator.qingxi', true);
  expect(await matter.dispute(VILLAGE)).toMatchObject({ level: 'township', owner: { organisationId: 'qingxi' } });
  await matter.until('2026-09-01');
  await matter.do('coordinator.qingxi', 'refer-to-court');
  expect(await paper(await county.person('coordinator.qingxi'), `/disputes/${matter.id}`, 'court-referral')).toContain(
    '云河县人民法院',
  );
  await matter.until('2026-09-02');
  await matter.do(CLERK, 'accept', { consents: [], rightsNoticeGiven: true });
  await matter.until('2026-09-03');
  await matter.do(MEDIATOR, 'sign-for', { at: await county.clock.now() });
  expect(await matter.dispute(CLERK)).toMatchObject({ level: 'court', waitingFor: { what: 'mediate' } });
  await matter.do(MEDIATOR, 'record-session', {
    heldAt: await county.clock.now(),
    place: '诉调对接中心',
    record: '双方就赔偿数额达成一致。',
    result: 'succeeded',
  });
  await agreeOnPayment(matter, MEDIATOR, [{ amountFen: 6_000_000, dueOn: '2026-10-15' }]);
  await signAll(matter, MEDIATOR);
  await matter.onAgreement(MEDIATOR, 'hand-over-copies', { partyIds: await matter.parties() });
  await confirmed(matter);
  await defaulted(matter);
  await enforced(matter);
}

/** Thirty days of effect end in the National Day holiday: over on its first working day (民法典 203). One asks, the other agrees. */
async function confirmed(matter: Matter): Promise<void> {
  const [one, other] = await matter.parties();
  const window = { lastDay: '2026-10-08', provisional: false, closed: false };
  expect(await matter.agreement()).toMatchObject({ effectiveOn: '2026-09-03', confirmation: { window } });
  await matter.until('2026-09-20');
  await followUp(matter, MEDIATOR);
  await matter.until('2026-10-08');
  expect((await matter.agreement()).confirmation.window).toEqual(window);
  await matter.onAgreement(MEDIATOR, 'apply-for-confirmation', { partyIds: [one], courtId: 'court' });
  expect(await matter.agreement()).toMatchObject({ confirmation: { status: 'proposed', appliedAt: null } });
  await matter.onAgreement(MEDIATOR, 'agree-to-confirmation', { partyIds: [other] });
  expect(await matter.agreement()).toMatchObject({
    confirmation: { status: 'applied', courtId: 'court', basis: 'invited' },
  });
  await matter.onAgreement(CLERK, 'accept-confirmation', { caseNumber: '(2026)云01民特12号' });
  await matter.until('2026-10-12');
  await matter.onAgreement(JUDGE, 'decide-confirmation', { decision: 'confirmed' });
  const { id, confirmation } = await matter.agreement();
  expect(confirmation.status).toBe('confirmed');
  const application = await paper(
    await matter.county.person(MEDIATOR),
    `/agreements/${id}`,
    'confirmation-application',
  );
  for (const words of ['司法确认申请书', '张桂芳', '李守田', '云河县人民法院']) expect(application).toContain(words);
}

async function defaulted(matter: Matter): Promise<void> {
  await matter.until('2026-10-16');
  expect(await matter.agreement()).toMatchObject({ obligations: [{ status: 'overdue' }] });
  // Supervised for fifteen days, of which the first is not counted.
  await matter.until('2026-10-31');
  expect(await matter.agreement()).toMatchObject({ status: 'effective' });
  await matter.until('2026-11-02');
  expect(await matter.agreement()).toMatchObject({ status: 'defaulted', obligations: [{ status: 'defaulted' }] });
  expect(await matter.dispute()).toMatchObject({ status: 'agreed', waitingFor: { what: 'decide-after-default' } });
  const [creditor, debtor] = await matter.parties();
  const { id } = await matter.agreement();
  const refused = await (await matter.county.person(MEDIATOR)).post(`/agreements/${id}/refer-to-enforcement`, {
    applicantPartyIds: [debtor],
  });
  expect(refused).toMatchObject({ status: 422, body: { code: 'rule-broken' } });
  await matter.onAgreement(MEDIATOR, 'refer-to-enforcement', { applicantPartyIds: [creditor] });
}

/** 60,000 yuan are on the track of fifteen days; the debtor is ill, the creditor consents to instalments. */
async function enforced(matter: Matter): Promise<void> {
  expect(await matter.enforcement(CLERK)).toMatchObject({
    status: 'referred',
    courtId: 'court',
    track: { fast: true },
    waitingFor: { what: 'accept', who: { organisationId: 'court' } },
  });
  const [creditor, debtor] = await matter.parties();
  await matter.onEnforcement(ENFORCER, 'accept', { courtCaseNumber: '(2026)云01执88号' });
  const { id, ...taken } = await matter.enforcement(ENFORCER);
  const obligationId = taken.claims[0]?.obligationId;
  expect(taken.deadlines.find(({ kind }) => kind === 'track')).toMatchObject({ lastDay: '2026-11-17' });
  expect(await matter.county.tasksOf(ENFORCER, id)).toContain('serve-notice');
  await matter.onEnforcement(ENFORCER, 'serve-notice', { at: await matter.county.clock.now(), payBy: '2026-11-04' });
  await matter.onEnforcement(ENFORCER, 'record-inquiry', { found: 'some', result: '工资账户余额三千元。' });
  const settlement = {
    hardship: '被执行人住院,仅有低保收入。',
    instalments: [
      { obligationId, amountFen: 4_000_000, dueOn: '2026-11-10' },
      { obligationId, amountFen: 2_000_000, dueOn: '2026-11-20' },
    ],
  };
  const against = [creditor, debtor].map((partyId) => ({ partyId, consented: partyId === debtor }));
  const refused = await (await matter.county.person(ENFORCER)).post(`/enforcements/${id}/agree-instalments`, {
    ...settlement,
    consents: against,
  });
  expect(refused.status).toBe(422);
  await matter.onEnforcement(ENFORCER, 'agree-instalments', {
    ...settlement,
    consents: against.map(({ partyId }) => ({ partyId, consented: true })),
  });
  expect(await matter.enforcement(ENFORCER)).toMatchObject({
    status: 'instalments',
    instalments: [{ status: 'pending' }, { status: 'pending' }],
  });
  await matter.until('2026-11-10');
  const first = { obligationId, amountFen: 4_000_000, on: '2026-11-10' };
  await matter.onEnforcement(CLERK, 'record-payment', { ...first, through: 'court' });
  expect(await matter.county.tasksOf(CLERK, id)).toContain('pay-out');
  await matter.onEnforcement(CLERK, 'pay-out', first);
  await matter.until('2026-11-19');
  const second = { obligationId, amountFen: 2_000_000, on: '2026-11-19' };
  await matter.onEnforcement(ENFORCER, 'record-payment', { ...second, through: 'direct' });
  await matter.onEnforcement(ENFORCER, 'propose-closing', { outcome: 'settled', reason: '和解协议履行完毕。' });
  expect(await matter.county.tasksOf(JUDGE, id)).toEqual(['approve-closing']);
  await matter.onEnforcement(JUDGE, 'approve-closing');
  expect(await matter.enforcement(JUDGE)).toMatchObject({ status: 'closed', outcome: 'settled', waitingFor: null });
  expect(await matter.agreement()).toMatchObject({ status: 'performed', obligations: [{ outstandingFen: 0 }] });
  expect(await matter.dispute()).toMatchObject({ status: 'closed', outcome: 'performed', waitingFor: null });
}

/** 委托 to the village; agreed on there, confirmed by the court that invited it, performed, and back on the court's desk as solved. */
export async function entrustedDown(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, CLERK, {
    source: 'court-entrusted',
    courtCaseNumber: '(2026)云01民初345号',
  });
  expect(await matter.dispute(CLERK)).toMatchObject({ level: 'court', owner: { organisationId: 'court' } });
  await matter.do(CLERK, 'transfer', {
    direction: 'down',
    organisationId: 'yangping',
    reason: '双方同村,委托村调委会调解。',
  });
  expect(await matter.dispute(VILLAGE)).toMatchObject({ owner: { organisationId: 'court' }, offer: { kind: 'down' } });
  const letter = await paper(await county.person(CLERK), `/disputes/${matter.id}`, 'entrustment-letter');
  expect(letter).toContain('(2026)云01民初345号');
  expect(letter).toContain('现委托你单位进行调解。双方同村,委托村调委会调解。调解期限为15日');
  await matter.until(1);
  await accept(matter, VILLAGE);
  expect(await matter.dispute(CLERK)).toMatchObject({ level: 'village', owner: { organisationId: 'yangping' } });
  expect(await county.noticesOf(CLERK, matter.id)).toContain('accepted');
  // The court's thirty days hold in the village, and its word on the agreement.
  expect(await matter.dispute(VILLAGE)).toMatchObject({ waitingFor: { what: 'mediate', then: 'back-to-court' } });

  const dueOn = '2026-09-15';
  const heldAt = await county.clock.now();
  await matter.do(VILLAGE, 'record-session', { heldAt, place: '羊坪村', record: '各让一步。', result: 'succeeded' });
  await agreeOnPayment(matter, VILLAGE, [
    { amountFen: 200_000, dueOn: '2026-09-14' },
    { amountFen: 100_000, dueOn },
  ]);
  await signAll(matter, VILLAGE);
  const partyIds = await matter.parties();
  await matter.onAgreement(VILLAGE, 'apply-for-confirmation', { partyIds, courtId: 'court' });
  await matter.onAgreement(CLERK, 'accept-confirmation');
  await matter.onAgreement(CLERK, 'decide-confirmation', { decision: 'confirmed' });
  expect(await matter.agreement()).toMatchObject({ confirmation: { status: 'confirmed', basis: 'invited' } });
  await matter.until('2026-09-14');
  await pay(matter, VILLAGE, 0, '2026-09-14');
  await pay(matter, VILLAGE, 1, '2026-09-14');
  await followUp(matter, VILLAGE);
  expect(await matter.dispute(CLERK)).toMatchObject({ status: 'closed', outcome: 'performed', waitingFor: null });
  expect(await county.noticesOf(CLERK, matter.id)).toContain('closed-performed');
  await filed(matter);
}

/** 立卷: agreement, confirmation, instalments and visit in one file, none of which anybody asked for before; the court's without what was said in mediation. */
async function filed(matter: Matter): Promise<void> {
  const record = `/disputes/${matter.id}`;
  const village = await matter.county.person(VILLAGE);
  const { pages, bookmarks } = await dossier(village, record);
  expect(bookmarks.map((bookmark) => bookmark.split(' ')[1])).toEqual([
    ...['封面', '卷内目录', '人民调解申请书', '人民调解受理登记表', '权利义务告知书', '委托调解函'],
    ...['人民调解记录', '人民调解协议书', '人民调解回访记录', '司法确认申请书', '卷宗情况说明', '封底'],
  ]);
  for (const [index, bookmark] of bookmarks.entries()) {
    const [page = '', title = ''] = bookmark.split(' ');
    expect(pages[Number(page) - 1]).toContain(`第${page}页共${pages.length}页`);
    if (index < 2 || index > bookmarks.length - 3) continue;
    expect(pages[Number(page) - 1]).toContain(title);
    expect(pages[1]).toContain(`${index - 1}${title}${page}`);
  }
  expect(pages.join('')).toContain('各让一步。');
  const forCourt = await dossier(await matter.county.person(CLERK), record);
  expect(forCourt.pages.join('')).not.toContain('各让一步');
  expect(forCourt.pages[0]).toContain('移送人民法院用');
  expect((await (await matter.county.person('mediator.hekou')).bytes(`${record}/dossier`)).status).toBe(404);
}
