import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDocuments, storeDocument } from '../../record/documents.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { allConsent, type Caller, loggedIn, registered } from './caller.ts';

let api: ApiUnderTest;
let clerk: Caller;
let courtMediator: Caller;
let village: Caller;
let studio: Caller;
let township: Caller;
let supervisor: Caller;
let enforcement: Caller;

beforeAll(async () => {
  const usernames = ['clerk.court', 'mediator.court', 'enforcement.court', 'mediator.yangping'];
  api = await startApi({ usernames: [...usernames, 'mediator.qingxi', 'studio.wang', 'supervisor.county'] });
  clerk = await loggedIn(api.url, 'clerk.court');
  courtMediator = await loggedIn(api.url, 'mediator.court');
  enforcement = await loggedIn(api.url, 'enforcement.court');
  village = await loggedIn(api.url, 'mediator.yangping');
  studio = await loggedIn(api.url, 'studio.wang');
  township = await loggedIn(api.url, 'mediator.qingxi');
  supervisor = await loggedIn(api.url, 'supervisor.county');
});

afterAll(() => api.stop());

/** A command that must have been done. */
async function done(caller: Caller, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await caller.post(path, body);
  expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(200);
  return answer.body;
}

/** 委派: taken in at the court itself, accepted and signed for. */
async function atCourt(basis?: string): Promise<string> {
  const id = await registered(clerk, { source: 'court-assigned', courtCaseNumber: '(2026)云01民诉前调7号' });
  await done(clerk, `/disputes/${id}/dispatch`, { organisationId: 'court' });
  await done(clerk, `/disputes/${id}/accept`, { basis });
  await done(courtMediator, `/disputes/${id}/sign-for`, { at: new Date().toISOString() });
  return id;
}

async function sentDown(id: string, organisationId: string): Promise<void> {
  const body = { direction: 'down', organisationId, reason: '当事人同村,就地调解便利' };
  expect((await done(clerk, `/disputes/${id}/transfer`, body)).status).toBe('offered');
}

describe('委派 and 委托 down to a committee', () => {
  it('goes to a village, is accepted and solved there; the court sees how', async () => {
    const id = await atCourt();
    await sentDown(id, 'yangping');
    const consents = await allConsent(village, id);
    await done(village, `/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
    expect((await clerk.get(`/disputes/${id}`)).body).toMatchObject({
      owner: { organisationId: 'yangping' },
      level: 'village',
    });
    await done(village, `/disputes/${id}/reconcile`, { record: '双方和好,自行拆除。' });
    expect((await clerk.get(`/disputes/${id}`)).body).toMatchObject({ status: 'closed', outcome: 'reconciled' });
  });

  it('keeps the days that the court’s kind of entrustment has (特邀调解规定 27), and comes back to it', async () => {
    const id = await atCourt('entrusted-summary');
    await sentDown(id, 'studio-wang');
    const consents = await allConsent(studio, id);
    await done(studio, `/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
    const { deadlines } = (await studio.get(`/disputes/${id}`)).body as { deadlines: Record<string, unknown>[] };
    expect(deadlines).toContainEqual(
      expect.objectContaining({ kind: 'mediate', then: 'back-to-court', source: '特邀调解规定 27' }),
    );
    await done(studio, `/disputes/${id}/transfer`, { direction: 'up', reason: '调解不成' });
    expect((await clerk.get(`/disputes/${id}`)).body).toMatchObject({
      offer: { kind: 'court-referral', toOrganisationId: 'court' },
      waitingFor: { what: 'accept', who: { organisationId: 'court' } },
    });
  });

  it('comes back with a reason, and the court mediates with the days it had left', async () => {
    const id = await atCourt();
    // Nobody referred it to the court, which took it in itself.
    expect((await clerk.post(`/disputes/${id}/documents`, { form: 'court-referral' })).body.code).toBe('rule-broken');
    await sentDown(id, 'yangping');
    await done(village, `/disputes/${id}/return`, { reason: '一方现住外地,本村无法组织调解' });
    expect((await clerk.get(`/disputes/${id}`)).body).toMatchObject({
      status: 'mediating',
      owner: { organisationId: 'court' },
      level: 'court',
    });
  });

  it('is not for a court’s clerk to send anywhere but down', async () => {
    const id = await atCourt();
    const up = await clerk.post(`/disputes/${id}/transfer`, { direction: 'up', reason: '…' });
    expect([up.status, up.body.code]).toEqual([422, 'rule-broken']);
  });
});

describe('涉嫌虚假调解', () => {
  it('stops at once, and is told to the county (特邀调解规定 18)', async () => {
    const id = await atCourt();
    await done(clerk, `/disputes/${id}/terminate`, { ground: 'false-mediation', reason: '双方疑似恶意串通转移财产' });
    const { items } = (await supervisor.get('/notifications?pageSize=200')).body as {
      items: Record<string, unknown>[];
    };
    expect(items).toContainEqual(expect.objectContaining({ caseId: id, what: 'suspected-false-mediation' }));
  });
});

describe('移送立案材料', () => {
  const png = new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );

  async function withEvidence(id: string, title: string): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([png], { type: 'image/png' }), 'photo.png');
    form.set('title', title);
    const answer = await clerk.send(`/disputes/${id}/add-evidence`, { method: 'POST', body: form });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { evidence } = (await clerk.get(`/disputes/${id}`)).body as { evidence: { evidenceId: string }[] };
    return evidence.at(-1)?.evidenceId ?? '';
  }

  /** Mediated without success, with two photographs of which the parties let one go. */
  async function filed(sessionRecords: boolean[]): Promise<string> {
    const id = await atCourt();
    await done(courtMediator, `/disputes/${id}/record-session`, {
      heldAt: new Date().toISOString(),
      place: '诉调对接中心',
      record: '被申请人表示愿付八千元了结。',
      result: 'failed',
    });
    const agreed = await withEvidence(id, '进水墙面照片');
    await withEvidence(id, '私人往来信件');
    const parties = (await allConsent(clerk, id)).map(({ partyId }) => partyId);
    await done(courtMediator, `/disputes/${id}/record-hand-over-consents`, {
      given: parties.map((partyId, index) => ({
        partyId,
        evidenceIds: [agreed],
        sessionRecords: sessionRecords[index],
      })),
    });
    await done(courtMediator, `/disputes/${id}/record-undisputed-facts`, {
      facts: '双方对雨水管改道的时间没有争议。',
      confirmedBy: parties,
    });
    await done(clerk, `/disputes/${id}/file-for-litigation`, { courtCaseNumber: '(2026)云01民初99号' });
    return id;
  }

  /** As the worker makes what a case lacks. */
  async function makesPapers(id: string): Promise<string[]> {
    const { record } = api;
    return inTransaction(record.db, SYSTEM, async (tx) => {
      const pending = (await listDocuments(tx, id)).filter(({ status }) => status === 'pending');
      for (const document of pending) {
        const rendered = { templateVersion: '1', dataHash: document.id, pdf: Buffer.from(`%PDF ${document.form}`) };
        await storeDocument(tx, record.keys, { id: document.id, streamId: id, ...rendered });
      }
      return pending.map(({ form }) => form).sort();
    });
  }

  async function packageOf(id: string): Promise<Record<string, Uint8Array>> {
    let answer = await clerk.bytes(`/disputes/${id}/hand-over`);
    if (answer.status === 202) {
      await makesPapers(id);
      answer = await clerk.bytes(`/disputes/${id}/hand-over`);
    }
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    return unzipSync(new Uint8Array(await answer.arrayBuffer()));
  }

  interface Manifest {
    record: { seq: number; headHash: string };
    evidence: { handedOver: number; heldBack: number };
    files: { path: string; sha256: string; bytes: number }[];
  }
  const read = <T>(files: Record<string, Uint8Array>, path: string) =>
    JSON.parse(strFromU8(files[path] ?? new Uint8Array())) as T;

  it('is one package whose manifest names the hash of every file and of the record', async () => {
    const id = await filed([false, true]);
    const files = await packageOf(id);
    const manifest = read<Manifest>(files, 'manifest.json');
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'manifest.json')
        .sort(),
    );
    for (const { path, sha256, bytes } of manifest.files) {
      expect(
        createHash('sha256')
          .update(files[path] ?? '')
          .digest('hex'),
        path,
      ).toBe(sha256);
      expect(files[path]?.length).toBe(bytes);
    }
    const [head] = await inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query(`SELECT seq, encode(head_hash, 'hex') AS "headHash" FROM stream WHERE id = $1`, [id]),
    );
    expect(manifest.record).toEqual(head);
  });

  it('carries application, identity, undisputed facts and the evidence that all let go; addresses sealed apart', async () => {
    const files = await packageOf(await filed([false, true]));
    expect(read(files, 'dossier.json')).toMatchObject({
      courtCaseNumber: '(2026)云01民初99号',
      application: { title: '雨水管改道引起的纠纷' },
      undisputedFacts: { facts: '双方对雨水管改道的时间没有争议。' },
      evidence: [{ title: '进水墙面照片' }],
    });
    expect(read<{ parties: object[] }>(files, 'identity.json').parties[0]).toMatchObject({
      name: '张桂芳',
      idNumber: '33068119560312138X',
    });
    expect(strFromU8(files['identity.json'] ?? new Uint8Array())).not.toContain('13900001111');
    expect(read<{ parties: object[] }>(files, 'sealed/service-addresses.json').parties[0]).toMatchObject({
      phone: '13900001111',
    });
    expect(Buffer.from(files['evidence/001.png'] ?? []).equals(Buffer.from(png))).toBe(true);
    expect(read<Manifest>(files, 'manifest.json').evidence).toEqual({ handedOver: 1, heldBack: 1 });
  });

  it('has the papers made that nobody had asked for, before it is packed', async () => {
    const id = await filed([true, true]);
    const asked = await clerk.get(`/disputes/${id}/hand-over`);
    expect([asked.status, asked.headers.get('retry-after')]).toEqual([202, '2']);
    const made = await makesPapers(id);
    expect(asked.body).toEqual({ status: 'pending', lacking: made.length });
    expect(made).toEqual(expect.arrayContaining(['undisputed-facts', expect.stringMatching(/^mediation-record/)]));
    const files = Object.keys(await packageOf(id));
    for (const form of made) expect(files).toContain(`documents/${form}.pdf`);
  });

  it('leaves the 调解记录 behind unless every party agreed (民诉法解释 107)', async () => {
    const without = await packageOf(await filed([false, true]));
    const all = Object.values(without)
      .map((bytes) => strFromU8(bytes))
      .join('');
    expect(Object.keys(without)).not.toContain('sessions.json');
    expect(all).not.toContain('八千元');
    const agreed = await packageOf(await filed([true, true]));
    expect(read<{ sessions: object[] }>(agreed, 'sessions.json').sessions).toMatchObject([
      { record: { text: '被申请人表示愿付八千元了结。' } },
    ]);
  });

  it('is audited for every party, each time it is made', async () => {
    const id = await filed([false, false]);
    await packageOf(id);
    await packageOf(id);
    const looks = await inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query(`SELECT user_id, field FROM audit WHERE stream_id = $1 AND kind = 'reveal'`, [id]),
    );
    expect(looks).toEqual(Array.from({ length: 4 }, () => ({ user_id: 'clerk.court', field: 'hand-over' })));
  });

  it('is the clerk’s and the judge’s of that court alone, and only of a filed case', async () => {
    const id = await filed([false, false]);
    const refusals = await Promise.all(
      [courtMediator, enforcement, supervisor].map((caller) => caller.get(`/disputes/${id}/hand-over`)),
    );
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403]);
    for (const caller of [village, township]) expect((await caller.get(`/disputes/${id}/hand-over`)).status).toBe(404);
    const open = await clerk.get(`/disputes/${await atCourt()}/hand-over`);
    expect(open.body).toMatchObject({
      code: 'not-possible-now',
      allowed: expect.arrayContaining(['file-for-litigation']),
    });
  });

  it('takes consents only for evidence and parties of the case, and undisputed facts only from all', async () => {
    const id = await atCourt();
    const [first] = await allConsent(clerk, id);
    const unknown = { given: [{ partyId: first?.partyId, evidenceIds: ['nothing'] }] };
    const refused = await courtMediator.post(`/disputes/${id}/record-hand-over-consents`, unknown);
    expect(refused.body).toMatchObject({ code: 'invalid', errors: [{ path: 'given.0.evidenceIds.0' }] });
    const onlyOne = { facts: '…', confirmedBy: [first?.partyId] };
    expect((await courtMediator.post(`/disputes/${id}/record-undisputed-facts`, onlyOne)).body).toMatchObject({
      code: 'rule-broken',
    });
  });
});
