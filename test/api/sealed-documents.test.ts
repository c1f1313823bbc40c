import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossierContent } from '../../activities/dossier-content.ts';
import { householdDossierContent } from '../../activities/household-dossier-content.ts';
import { cookieName } from '../../console/http/cookies.ts';
import { sessionCookie } from '../../console/session/session.ts';
import { DEMO_PASSWORD } from '../../demo/users.ts';
import { deciders } from '../../domain/deciders.ts';
import { listDocuments, requestDocument, storeDocument } from '../../record/documents.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { unmadePapers } from '../../record/unmade-papers.ts';
import { verificationCode } from '../../record/verification.ts';
import { verify } from '../../record/verify.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { allConsent, type Answer, type Caller, callerWith, registered } from './caller.ts';

const USERS = {
  clerk: 'clerk.court',
  judge: 'judge.court',
  courtMediator: 'mediator.court',
  enforcement: 'enforcement.court',
  supervisor: 'supervisor.county',
  auditor: 'auditor.county',
  village: 'mediator.yangping',
  officer: 'officer.qingxi',
  deputy: 'deputy.qingxi',
  chief: 'chief.qingxi',
  otherDeputy: 'deputy.beiling',
} as const;
const PURPOSE = '核对双方确认的履行时间';

let api: ApiUnderTest;
const who = {} as Record<keyof typeof USERS, Caller>;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  api = await startApi({ usernames: Object.values(USERS) });
  for (const [name, username] of Object.entries(USERS) as [keyof typeof USERS, string][]) {
    const { body } = await callerWith(api.url).post('/login', { username, password: DEMO_PASSWORD });
    tokens[name] = String(body.token);
    who[name] = callerWith(api.url, tokens[name]);
  }
});
afterAll(() => api.stop());

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(api.record.db, SYSTEM, work);
const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;

async function done(caller: Caller, path: string, body: unknown): Promise<Answer> {
  const answer = await caller.post(path, body);
  expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(200);
  return answer;
}

/** As the worker makes a paper. */
async function made(streamId: string, form: string, seq: number): Promise<string> {
  return asSystem(async (tx) => {
    const { id } = await requestDocument(tx, { streamId, form, seq });
    const rendered = { id, streamId, templateVersion: '1', dataHash: id, pdf: Buffer.from(`%PDF ${form}`) };
    await storeDocument(tx, api.record.keys, rendered);
    return id;
  });
}

/** And everything that was asked for. */
async function makes(streamId: string): Promise<string[]> {
  const papers = await asSystem((tx) => listDocuments(tx, streamId));
  const pending = papers.filter(({ status }) => status === 'pending');
  for (const { form, seq } of pending) await made(streamId, form, seq);
  return pending.map(({ form }) => form);
}

const listed = async (caller: Caller, path: string) =>
  ((await caller.get(`${path}/documents`)).body.items as { id: string; form: string; sealed?: boolean }[]) ?? [];
const open = (caller: Caller, id: string, purpose: unknown = PURPOSE) =>
  caller.post(`/documents/${id}/open`, { purpose });

async function opened(name: keyof typeof USERS, id: string): Promise<Response> {
  return fetch(`${api.url}/api/v1/documents/${id}/open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens[name]}`, 'content-type': 'application/json' },
    body: JSON.stringify({ purpose: PURPOSE }),
  });
}

async function page(name: keyof typeof USERS, path: string): Promise<string> {
  const cookie = `${cookieName('session', false)}=${sessionCookie(api.record, tokens[name] ?? '')}`;
  return (await fetch(`${api.url}/console${path}`, { headers: { cookie } })).text();
}

/** Mediated at court without success and filed; all parties let the 调解记录 go along. */
async function filed(): Promise<string> {
  const id = await registered(who.clerk, { source: 'court-assigned', courtCaseNumber: '(2026)云01民诉前调7号' });
  const path = `/disputes/${id}`;
  await done(who.clerk, `${path}/dispatch`, { organisationId: 'court' });
  await done(who.clerk, `${path}/accept`, {});
  await done(who.courtMediator, `${path}/sign-for`, { at: new Date().toISOString() });
  const session = { heldAt: new Date().toISOString(), place: '诉调对接中心', record: '愿付八千元。', result: 'failed' };
  await done(who.courtMediator, `${path}/record-session`, session);
  const given = (await allConsent(who.clerk, id)).map(({ partyId }) => ({ partyId, sessionRecords: true }));
  await done(who.courtMediator, `${path}/record-hand-over-consents`, { given });
  await done(who.clerk, `${path}/file-for-litigation`, { courtCaseNumber: '(2026)云01民初99号' });
  return id;
}

async function packed(id: string) {
  const answer = await who.clerk.bytes(`/disputes/${id}/hand-over`);
  expect(answer.status).toBe(200);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const { sealed } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as { sealed: number };
  const { sessions } = JSON.parse(strFromU8(files['sessions.json'] ?? new Uint8Array())) as { sessions: unknown[] };
  return { sealed, sessions: sessions.length, names: Object.keys(files) };
}

test('a sealed document of a dispute is there for the named roles alone, who open it for a purpose', async () => {
  const id = await filed();
  const path = `/disputes/${id}`;
  expect(await statusOf(who.clerk.get(`${path}/hand-over`))).toBe(202);
  await makes(id);
  const record = (await listed(who.clerk, path)).find(({ form }) => form === 'mediation-record');
  const paper = record?.id ?? '';
  const name = (await packed(id)).names.find((file) => file.includes('mediation-record'));
  expect(await packed(id)).toMatchObject({ sealed: 0, sessions: 1 });
  const holds = async () => (await asSystem((tx) => dossierContent(api.record, tx, id, 'dossier'))).holds;
  const before = await holds();

  const seal = { documentId: paper, roles: ['judge'], reason: '涉及未成年人隐私。' };
  for (const [at, wrong] of [
    ['documentId', { documentId: id }],
    ['roles', { roles: [] }],
    ['roles.0', { roles: ['grid-worker'] }],
    ['roles.1', { roles: ['judge', 'judge'] }],
  ] as const) {
    const { body } = await who.clerk.post(`${path}/seal-document`, { ...seal, ...wrong });
    expect(body).toMatchObject({ status: 422, errors: [{ path: at }] });
  }
  const elsewhere = await made(await registered(who.clerk), 'acceptance-register', 1);
  expect(await statusOf(who.clerk.post(`${path}/seal-document`, { ...seal, documentId: elsewhere }))).toBe(422);
  expect(await statusOf(who.courtMediator.post(`${path}/seal-document`, seal))).toBe(403);
  expect(await statusOf(who.village.post(`${path}/seal-document`, seal))).toBe(404);
  expect((await open(who.judge, paper)).body).toMatchObject({ code: 'rule-broken' });
  expect(await page('clerk', path)).toContain(`/console/documents/${paper}`);
  expect((await done(who.clerk, `${path}/seal-document`, seal)).body.events).toEqual(['document-sealed']);

  for (const name of ['clerk', 'courtMediator', 'enforcement', 'supervisor', 'village'] as const) {
    expect([name, await statusOf(who[name].bytes(`/documents/${paper}`))]).toEqual([name, 404]);
    expect([name, await statusOf(open(who[name], paper))]).toEqual([name, 404]);
    expect((await listed(who[name], path)).map((each) => each.id)).not.toContain(paper);
  }
  expect((await listed(who.judge, path)).filter(({ sealed }) => sealed).map((each) => each.id)).toEqual([paper]);
  const told = await who.judge.get(`/documents/${paper}`);
  expect(told.body).toMatchObject({ status: 403, detail: expect.stringContaining('查阅目的') });
  expect(await page('clerk', path)).not.toContain(paper);
  const judges = await page('judge', path);
  expect([judges.includes('已封存'), judges.includes(`"/console/documents/${paper}"`)]).toEqual([true, false]);

  for (const purpose of [undefined, '', '……', '看']) {
    expect([purpose, await statusOf(who.judge.post(`/documents/${paper}/open`, { purpose }))]).toEqual([purpose, 422]);
  }
  const pdf = await opened('judge', paper);
  expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('cache-control')]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ]);
  expect(await pdf.text()).toContain('%PDF mediation-record');
  const audit = JSON.stringify((await who.auditor.get('/audit?pageSize=200')).body.items);
  expect(audit.split(PURPOSE)).toHaveLength(2);
  expect(audit).toContain('sealed-document');

  // Neither made again, nor corrected, nor bound, nor handed over; a code confirms that there is one, and shows nothing.
  expect(await holds()).not.toBe(before);
  const { facts } = await asSystem((tx) => dossierContent(api.record, tx, id, 'dossier'));
  expect(facts.remark).toBe('另有1件文书依法封存，不入本卷');
  expect(await asSystem((tx) => unmadePapers(tx, api.record.policies, id, ['mediation-record']))).toEqual([]);
  const again = { form: 'mediation-record', correction: { replaces: paper, reason: '笔误' } };
  for (const wanted of [again, { form: 'mediation-record' }]) {
    expect((await who.judge.post(`${path}/documents`, wanted)).body).toMatchObject({ code: 'rule-broken' });
  }
  const left = await packed(id);
  expect([left.sealed, left.sessions, left.names.includes(name ?? '')]).toEqual([1, 0, false]);
  const code = verificationCode(api.record.keys, { id: paper, dataHash: paper });
  expect(JSON.stringify((await callerWith(api.url).get(`/public/documents/${code}`)).body)).not.toContain('%PDF');

  expect((await who.clerk.post(`${path}/seal-document`, seal)).body).toMatchObject({ code: 'rule-broken' });
  await done(who.clerk, `${path}/unseal-document`, { documentId: paper, reason: '封存的原因已经消除。' });
  expect(await statusOf(who.clerk.bytes(`/documents/${paper}`))).toBe(200);
  expect([await holds(), await packed(id)]).toMatchObject([before, { sealed: 0, sessions: 1 }]);
});

test('a household’s is closed to its own officers, to its dossier, and to the court that was given it', async () => {
  const { body } = await who.officer.post('/households', {
    address: '清溪镇羊坪村二组8号',
    level: 'orange',
    reason: '半年两次报警',
    members: [{ name: '周志强', relation: '户主', role: 'perpetrator', idNumber: '330681198506121314' }],
  });
  expect(body).toMatchObject({ id: expect.any(String) });
  const path = `/households/${body.id}`;
  const paper = await made(String(body.id), 'household-file', 1);
  const disclosure = { to: 'court', documentId: paper, purpose: '审理人身安全保护令申请' };
  await done(who.deputy, `${path}/disclose`, disclosure);
  expect(await statusOf(who.clerk.bytes(`/documents/${paper}`))).toBe(200);
  const content = () => asSystem((tx) => householdDossierContent(api.record, tx, String(body.id)));
  const before = await content();

  const seal = { documentId: paper, roles: ['station-chief'], reason: '受害人要求。' };
  expect(await statusOf(who.officer.post(`${path}/seal-document`, seal))).toBe(403);
  expect(await statusOf(who.otherDeputy.post(`${path}/seal-document`, seal))).toBe(404);
  await done(who.deputy, `${path}/seal-document`, seal);
  for (const name of ['officer', 'deputy', 'otherDeputy', 'clerk', 'judge'] as const) {
    expect([name, await statusOf(who[name].bytes(`/documents/${paper}`))]).toEqual([name, 404]);
    expect([name, await statusOf(open(who[name], paper))]).toEqual([name, 404]);
  }
  expect([await listed(who.officer, path), await listed(who.deputy, path)]).toEqual([[], []]);
  expect(await listed(who.chief, path)).toMatchObject([{ id: paper, sealed: true }]);
  expect(await (await opened('chief', paper)).text()).toBe('%PDF household-file');
  expect((await who.deputy.post(`${path}/disclose`, disclosure)).body).toMatchObject({
    status: 422,
    errors: [{ path: 'documentId' }],
  });
  const sealed = await content();
  expect(sealed).toMatchObject({
    entries: [],
    unmade: [],
    facts: { remark: expect.stringContaining('1件文书依法封存') },
  });
  expect(sealed.holds).not.toBe(before.holds);

  await done(who.deputy, `${path}/unseal-document`, { documentId: paper, reason: '受害人同意。' });
  expect(await statusOf(who.officer.bytes(`/documents/${paper}`))).toBe(200);
  expect(await statusOf(who.clerk.bytes(`/documents/${paper}`))).toBe(200);
  expect((await verify(api.record, deciders)).findings).toEqual([]);
});
