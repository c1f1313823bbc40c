import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPropose } from '../../activities/propose.ts';
import { addHours, dateOf } from '../../domain/time/instant.ts';
import { type Agreement, confirmed, done } from './agreement-support.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn } from './caller.ts';
import { paperView } from './paper-view.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbours: Caller;
let clerk: Caller;
let judge: Caller;
let enforcer: Caller;
let supervisor: Caller;
let officer: Caller;
let agreement: Agreement;
/** Every test goes on with an enforcement of its own, from one agreement in default. */
let count = 0;

beforeAll(async () => {
  const court = ['clerk.court', 'judge.court', 'enforcement.court'];
  const others = ['mediator.yangping', 'mediator.hekou', 'supervisor.county', 'officer.qingxi'];
  api = await startApi({ usernames: [...court, ...others] });
  const as = (username: string) => loggedIn(api.url, username);
  [clerk, judge, enforcer] = [await as('clerk.court'), await as('judge.court'), await as('enforcement.court')];
  [village, neighbours] = [await as('mediator.yangping'), await as('mediator.hekou')];
  [supervisor, officer] = [await as('supervisor.county'), await as('officer.qingxi')];
  agreement = await inDefault();
});

afterAll(() => api.stop());

type Body = Record<string, unknown>;
const read = async (caller: Caller, id: string) => (await caller.get(`/enforcements/${id}`)).body;
const today = async () => dateOf(await api.record.clock.now());

/** Lets days go by and the deadlines of one record act, as the engine would. */
async function daysLater(streamId: string, days: number): Promise<void> {
  const { clock } = api.record;
  await clock.setClock(addHours(await clock.now(), days * 24));
  await createPropose(api.record)({ streamId });
}

/** 2,000 yuan, confirmed by the court and not paid. */
async function inDefault(): Promise<Agreement> {
  const ruled = await confirmed({ village, clerk, judge });
  await daysLater(ruled.id, 60);
  await daysLater(ruled.id, 20);
  return ruled;
}

/** 执行和解协议 is made for the court; the committee that follows how the agreement fares does not read it. */
async function settlementPaper(id: string, instalments: number): Promise<void> {
  const documents = `/enforcements/${id}/documents`;
  const form = 'instalment-agreement';
  const asked = await enforcer.post(documents, { form });
  expect(asked.status).toBe(202);
  expect((await village.post(documents, { form })).status).toBe(403);
  const paper = `/documents/${String(asked.body.id)}`;
  const reads = await Promise.all([judge, supervisor, village, neighbours].map((caller) => caller.get(paper)));
  expect(reads.map(({ status }) => status)).toEqual([202, 202, 403, 404]);
  const view = await paperView(api.record, id, asked.body);
  expect(view).toMatchObject({
    hardship: ['被执行人患病'],
    parties: [{ role: '申请执行人' }, { role: '被执行人' }],
    total: '2,000.00元',
    totalInWords: '贰仟元整',
  });
  expect(view).toHaveProperty('instalments.length', instalments);
}

/** Referred by the village; the one before it was declined or closed. */
async function referred(): Promise<string> {
  await done(village, `/agreements/${agreement.id}/refer-to-enforcement`);
  const { enforcements } = (await village.get(`/agreements/${agreement.id}`)).body as {
    enforcements: { enforcementId: string }[];
  };
  count += 1;
  expect(enforcements).toHaveLength(count);
  return enforcements.at(-1)?.enforcementId ?? '';
}

async function declined(id: string): Promise<void> {
  await done(clerk, `/enforcements/${id}/return`, { reason: '申请材料不全' });
}

/** Withdrawn and approved, so that the next test can refer anew. */
async function closed(id: string): Promise<void> {
  await done(enforcer, `/enforcements/${id}/propose-closing`, { outcome: 'withdrawn', reason: '申请人撤回' });
  await done(judge, `/enforcements/${id}/approve-closing`);
}

describe('an enforcement', () => {
  it('stands in the court’s inbox with its track, and the agreement knows of it', async () => {
    const id = await referred();
    const enforcement = await clerk.get(`/enforcements/${id}`);
    expect(enforcement.headers.get('etag')).toBe('"1"');
    expect(enforcement.body).toMatchObject({
      status: 'referred',
      track: { key: 'same-day', fast: true },
      agreementId: agreement.id,
      waitingFor: { what: 'accept', who: { organisationId: 'court' }, then: 'press-court' },
      actions: ['accept', 'return'],
    });
    expect(enforcement.body.number).toMatch(/-协1-执1$/);
    const { items } = (await clerk.get('/tasks?scope=mine&pageSize=200')).body as { items: Body[] };
    expect(items).toContainEqual(expect.objectContaining({ caseId: id, kind: 'enforcement', what: 'accept' }));
    await declined(id);
    expect((await village.get(`/agreements/${agreement.id}`)).body).toMatchObject({ status: 'defaulted' });
  });

  it('shows the committee that mediated how far it is, and not what the court found; strangers nothing', async () => {
    const id = await referred();
    await done(enforcer, `/enforcements/${id}/accept`);
    const { now } = (await village.get('/clock')).body as { now: string };
    await done(enforcer, `/enforcements/${id}/serve-notice`, { at: now, payBy: await today() });
    await done(enforcer, `/enforcements/${id}/record-inquiry`, { found: 'some', result: '农商行存款三千元' });
    const progress = await read(village, id);
    expect(progress).toMatchObject({ status: 'enforcing', stage: 'property-disposal', file: null, actions: [] });
    expect(JSON.stringify(progress)).not.toContain('农商行');
    expect(await read(supervisor, id)).toMatchObject({ file: { inquiry: { result: '农商行存款三千元' } } });
    for (const caller of [neighbours, officer]) expect((await caller.get(`/enforcements/${id}`)).status).toBe(404);
    expect((await clerk.get('/enforcements/nothing')).status).toBe(404);
    await closed(id);
  });

  it('refuses in order: 404 strangers, 403 other desks, 422 bodies and rules, 412 stale, 409 another stage', async () => {
    const id = await referred();
    const path = `/enforcements/${id}`;
    const codes = async (answer: Promise<{ status: number; body: Body }>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    expect(await codes(neighbours.post(`${path}/accept`, { nonsense: 1 }))).toEqual([404, 'not-found']);
    expect(await codes(village.post(`${path}/accept`, { nonsense: 1 }))).toEqual([403, 'not-permitted']);
    expect(await codes(supervisor.post(`${path}/accept`))).toEqual([403, 'not-permitted']);
    expect(await codes(clerk.post(`${path}/accept`, { nonsense: 1 }))).toEqual([422, 'invalid']);
    expect(await codes(clerk.post(`${path}/accept`, {}, { 'If-Match': '"9"' }))).toEqual([412, 'stale']);
    const early = await enforcer.post(`${path}/record-disposal`, { result: '…' });
    expect(early.body).toMatchObject({ code: 'not-possible-now', allowed: ['accept', 'return'] });
    await done(enforcer, `${path}/accept`);
    const punished = { kind: 'dishonest-list', partyId: agreement.debtorId, about: '未履行' };
    expect(await codes(enforcer.post(`${path}/take-measure`, punished))).toEqual([422, 'rule-broken']);
    expect(await codes(clerk.post(`${path}/take-measure`, punished))).toEqual([403, 'not-permitted']);
    expect(await codes(enforcer.post(`${path}/approve-closing`))).toEqual([403, 'not-permitted']);
    expect(await codes(judge.post(`${path}/act-on-deadlines`))).toEqual([404, 'not-found']);
    await closed(id);
  });

  it('gives one effect and one answer to a key', async () => {
    const id = await referred();
    const key = { 'Idempotency-Key': `accept-${id}` };
    const first = await clerk.post(`/enforcements/${id}/accept`, { courtCaseNumber: '(2026)云01执5号' }, key);
    const again = await clerk.post(`/enforcements/${id}/accept`, { courtCaseNumber: '(2026)云01执5号' }, key);
    expect(first.body).toMatchObject({ status: 'enforcing', stage: 'initiation', events: ['accepted'] });
    expect(again.body).toEqual(first.body);
    const other = await clerk.post(`/enforcements/${id}/accept`, {}, key);
    expect(other.body.code).toBe('idempotency-mismatch');
    await closed(id);
  });

  it('goes on when an instalment stays out, and is paid in the end: the agreement is performed', async () => {
    const id = await referred();
    const path = `/enforcements/${id}`;
    await done(enforcer, `${path}/accept`);
    const unsettled = await enforcer.post(`${path}/documents`, { form: 'instalment-agreement' });
    expect(unsettled.body.code).toBe('rule-broken');
    const { claims } = (await read(enforcer, id)) as { claims: { obligationId: string; amountFen: number }[] };
    const on = await today();
    await done(enforcer, `${path}/agree-instalments`, {
      hardship: '被执行人患病',
      consents: [agreement.creditorId, agreement.debtorId].map((partyId) => ({ partyId, consented: true })),
      instalments: claims.map(({ obligationId, amountFen }) => ({ obligationId, amountFen, dueOn: on })),
    });
    expect(await read(village, id)).toMatchObject({
      status: 'instalments',
      instalments: [{ status: 'pending' }, { status: 'pending' }],
    });
    await settlementPaper(id, claims.length);
    await daysLater(id, 4);
    expect(await read(enforcer, id)).toMatchObject({ waitingFor: { what: 'resume', then: 'resume-enforcement' } });
    await daysLater(id, 8);
    expect(await read(enforcer, id)).toMatchObject({ status: 'enforcing', stage: 'initiation', instalments: null });
    for (const { obligationId, amountFen } of claims) {
      const payment = { obligationId, amountFen, on: await today() };
      await done(clerk, `${path}/record-payment`, { ...payment, through: 'court' });
      await done(clerk, `${path}/pay-out`, payment);
    }
    await done(enforcer, `${path}/propose-closing`, { outcome: 'paid', reason: '全部履行' });
    await done(judge, `${path}/approve-closing`);
    expect(await read(village, id)).toMatchObject({ status: 'closed', outcome: 'paid', waitingFor: null });
    expect((await village.get(`/agreements/${agreement.id}`)).body).toMatchObject({
      status: 'performed',
      obligations: claims.map(() => ({ outstandingFen: 0 })),
    });
  });
});
