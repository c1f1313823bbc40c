import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agreement, dayFromNow, done, reached, signedByAll, terms } from './agreement-support.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbours: Caller;
let coordinator: Caller;
let clerk: Caller;
let judge: Caller;
let officer: Caller;

beforeAll(async () => {
  const usernames = ['mediator.yangping', 'mediator.hekou', 'coordinator.qingxi'];
  api = await startApi({ usernames: [...usernames, 'clerk.court', 'judge.court', 'officer.qingxi'] });
  const callers = await Promise.all(
    [...usernames, 'clerk.court', 'judge.court', 'officer.qingxi'].map((name) => loggedIn(api.url, name)),
  );
  [village, neighbours, coordinator, clerk, judge, officer] = callers as [
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
  ];
});

afterAll(() => api.stop());

type Body = Record<string, unknown>;
const read = async (caller: Caller, { id }: Agreement) => (await caller.get(`/agreements/${id}`)).body;
const obligationsOf = (body: Body) => body.obligations as { id: string; status: string; paidFen: number }[];

/** A 1×1 PNG. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('an agreement, with the engine down throughout', () => {
  it('is signed on screen and on paper, has effect, is performed, visited, and closes its dispute', async () => {
    const agreement = await reached(village);
    const path = `/agreements/${agreement.id}`;
    const drafted = await village.get(path);
    expect(drafted.headers.get('etag')).toBe('"1"');
    expect(drafted.body).toMatchObject({
      status: 'drafted',
      disputeId: agreement.disputeId,
      form: 'written',
      terms: ['被申请人将雨水管改回原处。', '被申请人赔偿申请人2000元,分两期付清。'],
      signatures: [],
      confirmation: { window: null, status: 'none' },
      waitingFor: { what: 'collect-signatures', who: { organisationId: 'yangping' }, then: 'alarm-mediator' },
    });
    expect(drafted.body.number).toMatch(/-协1$/);
    expect(drafted.body.actions).toContain('sign');
    expect((drafted.body.parties as Body[])[0]).toMatchObject({ name: '张桂芳', phone: '139****1111' });
    expect(JSON.stringify(drafted.body)).not.toContain('13900001111');

    const form = new FormData();
    form.set('title', '签字版协议书');
    form.set('kind', 'signed-paper');
    form.set('file', new Blob([Buffer.from(PNG, 'base64')]));
    const attached = await village.send(`${path}/attach`, { method: 'POST', body: form });
    expect(attached.body).toMatchObject({ events: ['attached'] });
    const { attachmentId } = attached.body;

    const { textHash } = drafted.body;
    const signed = await village.post(`${path}/sign`, {
      partyId: agreement.creditorId,
      manner: 'signature',
      drawing: PNG,
      textHash,
      witness: '村民小组长赵德贵',
    });
    expect(signed.body).toMatchObject({ status: 'signing', events: ['signed'] });
    await done(village, `${path}/sign`, { partyId: agreement.debtorId, manner: 'fingerprint', attachmentId });
    await done(village, `${path}/affix-seal`);
    expect((await done(village, `${path}/sign-as-mediator`)).events).toEqual(['signed-by-mediator', 'took-effect']);

    const effective = await read(village, agreement);
    expect(effective).toMatchObject({
      status: 'effective',
      effectiveOn: dayFromNow(0),
      signatures: [
        { partyId: agreement.creditorId, textHash, witness: '村民小组长赵德贵', drawn: { mediaType: 'image/png' } },
        { partyId: agreement.debtorId, textHash, attachmentId },
      ],
    });
    expect(effective.confirmation).toMatchObject({ window: { closed: false }, status: 'none' });
    const image = await village.bytes(`${path}/signatures/${agreement.creditorId}`);
    expect(Buffer.from(await image.arrayBuffer()).toString('base64')).toBe(PNG);
    expect((await village.bytes(`${path}/attachments/${attachmentId}`)).status).toBe(200);
    expect((await village.bytes(`${path}/signatures/${agreement.debtorId}`)).status).toBe(404);

    const [first, second] = obligationsOf(effective);
    await done(village, `${path}/record-performance`, {
      obligationId: first?.id,
      amountFen: 50_000,
      on: dayFromNow(0),
    });
    await done(village, `${path}/waive`, { obligationId: first?.id, amountFen: 20_000, reason: '念及邻里情分' });
    const rest = { obligationId: first?.id, amountFen: 50_000, on: dayFromNow(0), proof: '收条一张' };
    await done(village, `${path}/record-performance`, rest);
    const paid = await read(village, agreement);
    expect(obligationsOf(paid)[0]).toMatchObject({
      status: 'performed',
      paidFen: 100_000,
      waivedFen: 20_000,
      outstandingFen: 0,
    });
    const last = { obligationId: second?.id, amountFen: 80_000, on: dayFromNow(0) };
    expect((await done(village, `${path}/record-performance`, last)).events).toEqual([
      'performance-recorded',
      'performed',
    ]);
    const visit = await done(village, `${path}/record-follow-up`, {
      visitedAt: new Date(Date.now() - 1000).toISOString(),
      reason: '了解协议履行情况',
      findings: '赔偿款已付清,双方无新的争议。',
      visitedPartyIds: [agreement.creditorId],
    });
    expect(visit.events).toEqual(['followed-up', 'completed']);
    expect(await read(village, agreement)).toMatchObject({ status: 'performed', waitingFor: null, actions: [] });
    expect((await village.get(`/disputes/${agreement.disputeId}`)).body).toMatchObject({
      status: 'closed',
      outcome: 'performed',
    });
    const { items } = (await village.get(`${path}/events`)).body as { items: { type: string; data: Body }[] };
    expect(items[0]).toMatchObject({ type: 'drafted', data: { items: '雨水管位置与地面损失。' } });
  });

  it('an oral one has effect at once', async () => {
    const agreement = await reached(village, { form: 'oral' });
    expect(await read(village, agreement)).toMatchObject({ status: 'effective', effectiveOn: dayFromNow(0) });
  });

  it('amended, the first signature is gone, and what was seen before is refused', async () => {
    const agreement = await reached(village);
    const path = `/agreements/${agreement.id}`;
    const { textHash } = await read(village, agreement);
    await done(village, `${path}/sign`, { partyId: agreement.creditorId, manner: 'signature', textHash });
    const { form: _, ...wording } = terms(agreement.debtorId, agreement.creditorId);
    const changed = await done(village, `${path}/amend`, { ...wording, terms: ['被申请人赔偿申请人2000元。'] });
    expect(changed).toMatchObject({ status: 'drafted', events: ['amended'] });
    const again = { partyId: agreement.creditorId, manner: 'signature', textHash };
    expect((await village.post(`${path}/sign`, again)).body).toMatchObject({
      code: 'rule-broken',
      errors: [{ path: 'textHash' }],
    });
    const now = await read(village, agreement);
    expect(now).toMatchObject({ revision: 2, signatures: [], terms: ['被申请人赔偿申请人2000元。'] });
    expect((await village.post(`${path}/sign`, { ...again, textHash: now.textHash })).status).toBe(200);
  });
});

describe('judicial confirmation', () => {
  it('one applies, the other agrees, the court accepts and rules; who was not asked sees nothing', async () => {
    const agreement = await reached(village);
    const path = `/agreements/${agreement.id}`;
    await signedByAll(village, agreement);
    expect((await clerk.get(path)).status).toBe(404);
    const proposed = { partyIds: [agreement.creditorId], courtId: 'court' };
    expect((await done(village, `${path}/apply-for-confirmation`, proposed)).confirmation).toBe('proposed');
    expect((await clerk.get(path)).status).toBe(404);
    await done(village, `${path}/agree-to-confirmation`, { partyIds: [agreement.debtorId] });
    const before = await clerk.get(path);
    expect(before.body).toMatchObject({
      confirmation: { status: 'applied', courtId: 'court', basis: 'organisation' },
      waitingFor: { what: 'accept-confirmation', who: { organisationId: 'court' } },
      actions: ['accept-confirmation', 'decline-confirmation', 'withdraw-confirmation'],
    });
    const inbox = (await clerk.get('/tasks?scope=mine')).body as { items: Body[] };
    expect(inbox.items.map(({ what }) => what)).toContain('accept-confirmation');
    expect((await village.post(`${path}/accept-confirmation`)).status).toBe(403);
    await done(clerk, `${path}/accept-confirmation`, { caseNumber: '(2026)云01民特1号' });
    const wrong = await judge.post(`${path}/decide-confirmation`, { decision: 'rejected', ground: 'too-late' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'ground' }] } });
    await done(judge, `${path}/decide-confirmation`, { decision: 'confirmed' });
    const kinds = ((await read(judge, agreement)).deadlines as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['objection-party', 'objection-interested', 'enforce-by']));
    expect(await read(village, agreement)).toMatchObject({ confirmation: { status: 'confirmed' } });
  });

  it('rejected, the dispute must decide: it is mediated again and the agreement is void', async () => {
    const agreement = await reached(village);
    const path = `/agreements/${agreement.id}`;
    await signedByAll(village, agreement);
    const { creditorId, debtorId } = agreement;
    await done(village, `${path}/apply-for-confirmation`, { partyIds: [creditorId, debtorId], courtId: 'court' });
    await done(clerk, `${path}/accept-confirmation`);
    await done(judge, `${path}/decide-confirmation`, { decision: 'rejected', ground: 'unclear-content' });
    expect((await village.get(`/disputes/${agreement.disputeId}`)).body.actions).toContain('mediate-again');
    await done(village, `/disputes/${agreement.disputeId}/mediate-again`, { reason: '协议内容不明确,重新协商' });
    expect(await read(village, agreement)).toMatchObject({ status: 'void', ending: { cause: 'mediated-again' } });
  });
});

describe('refusals', () => {
  let agreement: Agreement;
  let path: string;

  beforeAll(async () => {
    agreement = await reached(village);
    path = `/agreements/${agreement.id}`;
  });

  it('404 for another village, the police and the court; 403 for the coordinator who may only look and press', async () => {
    for (const stranger of [neighbours, officer, clerk]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.get(`${path}/events`)).status).toBe(404);
      expect((await stranger.get(`${path}/documents`)).status).toBe(404);
      expect((await stranger.post(`${path}/sign`, { nonsense: true })).status).toBe(404);
    }
    expect((await coordinator.get(path)).status).toBe(200);
    expect((await coordinator.post(`${path}/sign`, { nonsense: true })).status).toBe(403);
    expect((await coordinator.post(`${path}/urge`, { record: '请尽快组织签名' })).status).toBe(200);
    expect((await village.get('/agreements/0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11')).status).toBe(404);
    expect((await village.get('/agreements/nonsense')).status).toBe(404);
  });

  it('422 names the field, 409 what is possible, 412 a stale reading', async () => {
    const wrong = await village.post(`${path}/sign`, { partyId: 'nobody', manner: 'signature' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ path: 'partyId' }] } });
    const drawn = {
      partyId: agreement.creditorId,
      manner: 'signature',
      drawing: Buffer.from('text').toString('base64'),
    };
    expect((await village.post(`${path}/sign`, drawn)).body).toMatchObject({ errors: [{ path: 'drawing' }] });
    const early = await village.post(`${path}/record-performance`, {
      obligationId: 'x',
      amountFen: 1,
      on: dayFromNow(0),
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'not-possible-now' } });
    expect(early.body.allowed).toEqual(expect.arrayContaining(['sign', 'amend', 'void']));
    const stale = await village.post(`${path}/affix-seal`, {}, { 'If-Match': '"1"' });
    expect(stale.status).toBe(412);
    const { form: _, ...wording } = terms(agreement.debtorId, agreement.creditorId);
    const [obligation] = wording.obligations;
    const early2 = { ...wording, obligations: [{ ...obligation, dueOn: '2020-01-01' }] };
    expect((await village.post(`${path}/amend`, early2)).body).toMatchObject({
      errors: [{ path: 'obligations.0.dueOn' }],
    });
  });

  it('the same key signs once and is answered the same; with another body it is refused', async () => {
    const headers = { 'Idempotency-Key': 'sign-1' };
    const body = { partyId: agreement.debtorId, manner: 'signature' };
    const first = await village.post(`${path}/sign`, body, headers);
    const again = await village.post(`${path}/sign`, body, headers);
    expect(again.body).toEqual(first.body);
    expect((await read(village, agreement)).signatures).toHaveLength(1);
    const other = await village.post(`${path}/sign`, { ...body, partyId: agreement.creditorId }, headers);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-mismatch' } });
  });

  it('its papers can be asked for as it stands', async () => {
    const asked = await village.post(`${path}/documents`, { form: 'agreement' });
    expect(asked).toMatchObject({ status: 202, body: { form: 'agreement', status: 'pending' } });
    expect((await village.post(`${path}/documents`, { form: 'follow-up-record' })).body.code).toBe('rule-broken');
    expect((await village.post(`${path}/documents`, { form: 'termination-notice' })).status).toBe(422);
    expect((await village.get(`/documents/${asked.body.id}`)).status).toBe(202);
    expect((await neighbours.get(`/documents/${asked.body.id}`)).status).toBe(404);
  });
});
