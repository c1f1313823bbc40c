import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PER_ADDRESS } from '../../api/public/limits.ts';
import { storeDocument } from '../../record/documents.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verificationCode } from '../../record/verification.ts';
import { type Agreement, done, reached, signedByAll } from './agreement-support.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn, mediating } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
let nobody: Caller;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  nobody = callerWith(api.url);
});
afterAll(() => api.stop());

interface Made {
  id: string;
  code: string;
  pdf: Buffer;
  sha256: string;
}

/** As the worker keeps what it has rendered. */
async function made(streamId: string, id: string): Promise<Made> {
  const { record } = api;
  const pdf = Buffer.from(`%PDF-1.7 ${randomBytes(8).toString('hex')}`);
  const dataHash = randomBytes(32).toString('hex');
  await inTransaction(record.db, SYSTEM, (tx) =>
    storeDocument(tx, record.keys, { id, streamId, templateVersion: '1', dataHash, pdf }),
  );
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { id, code: verificationCode(record.keys, { id, dataHash }), pdf, sha256 };
}

async function asked(path: string, body: Record<string, unknown>): Promise<string> {
  const answer = await village.post(`${path}/documents`, body);
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return answer.body.id as string;
}

async function page(path: string, init: RequestInit = {}): Promise<{ status: number; html: string; headers: Headers }> {
  const answer = await fetch(`${api.url}${path}`, init);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

test('whoever holds a paper learns that it is on record, and nothing of the people', async () => {
  const disputeId = await mediating(village);
  const { body: dispute } = await village.get(`/disputes/${disputeId}`);
  const { code, pdf, sha256 } = await made(
    disputeId,
    await asked(`/disputes/${disputeId}`, { form: 'acceptance-register' }),
  );
  const typed = code
    .toLowerCase()
    .replace(/0/g, 'o')
    .replace(/(.{4})/g, '$1-');
  const answer = await nobody.get(`/public/documents/${typed}?sha256=${sha256.toUpperCase()}`);
  const [given] = dispute.committeeNumbers as { number: string }[];
  expect(answer.body).toEqual({
    ...{ form: 'acceptance-register', title: '人民调解受理登记表', numbers: [dispute.number, given?.number] },
    ...{ voidNumbers: [], version: 1, createdAt: expect.any(String), sha256, replacedBy: null, matches: true },
  });
  expect((await nobody.get(`/public/documents/${code}?sha256=${'0'.repeat(64)}`)).body.matches).toBe(false);
  expect((await nobody.get(`/public/documents/${code}?sha256=zz`)).status).toBe(422);

  const { html, headers, status } = await page(`/verify/${code}`);
  expect(status).toBe(200);
  expect(html).toContain(given?.number);
  expect(html).toContain(sha256);
  expect(html).not.toMatch(/张桂芳|李守田|雨水管|<script/);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
  );
  const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
  expect(headers.get('content-security-policy')).toContain(createHash('sha256').update(style).digest('base64'));
  expect(headers.get('cache-control')).toBe('no-store');
  expect((await page(`/verify/${code}?lang=en`)).html).toContain('This document is on record');
  expect((await page(`/verify?code=${typed}`)).html).toContain(sha256);

  const compared = async (file: Buffer) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), 'paper.pdf');
    form.set('sha256', '');
    return (await page(`/verify/${code}`, { method: 'POST', body: form })).html;
  };
  expect(await compared(pdf)).toContain('一致：该文件');
  expect(await compared(Buffer.concat([pdf, Buffer.from(' ')]))).toContain('不一致：该文件');
});

test('a paper whose number is void since its acceptance was annulled says so, and one made afterwards does not', async () => {
  const disputeId = await mediating(village);
  const path = `/disputes/${disputeId}`;
  const [given] = (await village.get(path)).body.committeeNumbers as { number: string }[];
  const before = await made(disputeId, await asked(path, { form: 'acceptance-register' }));
  await done(village, `${path}/annul-acceptance`, { reason: '同一纠纷重复受理' });
  const after = await made(disputeId, await asked(path, { form: 'acceptance-register' }));
  const voided = async ({ code }: Made) => (await nobody.get(`/public/documents/${code}`)).body.voidNumbers;
  expect([await voided(before), await voided(after)]).toEqual([[given?.number], []]);
  expect((await page(`/verify/${before.code}`)).html).toContain(`文书所载编号${given?.number}已作废`);
  expect((await page(`/verify/${after.code}`)).html).not.toContain('作废');
});

test('a code that is none, another document’s, or of facts that were changed since is unknown, all alike', async () => {
  const disputeId = await mediating(village);
  const { id, code } = await made(disputeId, await asked(`/disputes/${disputeId}`, { form: 'acceptance-register' }));
  const wrong = (code.startsWith('0') ? '1' : '0') + code.slice(1);
  const unknown = await page(`/verify/${wrong}`);
  const malformed = await page(`/verify/${encodeURIComponent("'; DROP TABLE document --")}`);
  expect([unknown.status, malformed.status]).toEqual([404, 404]);
  const bare = (html: string) => html.replace(/value="[^"]*"|verify\/[^"?]*/g, '');
  expect(bare(malformed.html)).toBe(bare(unknown.html));
  expect((await nobody.get(`/public/documents/${wrong}`)).body.code).toBe('not-found');
  await inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query('UPDATE document SET data_hash = $2 WHERE id = $1', [id, 'f'.repeat(64)]),
  );
  expect((await nobody.get(`/public/documents/${code}`)).status).toBe(404);
});

test('a correction is a new version that names the old one, asked for once by those who may', async () => {
  const disputeId = await mediating(village);
  const path = `/disputes/${disputeId}`;
  const first = await made(disputeId, await asked(path, { form: 'acceptance-register' }));
  const correction = { replaces: first.id, reason: '当事人姓名写错' };
  const wanted = { form: 'acceptance-register', correction };
  expect((await neighbour.post(`${path}/documents`, wanted)).status).toBe(404);
  const key = { 'idempotency-key': 'once' };
  const entered = await village.post(`${path}/documents`, wanted, key);
  expect(entered.body).toMatchObject({ version: 2, status: 'pending' });
  expect((await village.post(`${path}/documents`, wanted, key)).body.id).toBe(entered.body.id);
  expect((await village.post(`${path}/documents`, wanted)).body).toMatchObject({
    ...{ code: 'invalid', errors: [{ path: 'correction.replaces' }] },
  });
  expect((await nobody.get(`/public/documents/${first.code}`)).body.replacedBy).toBeNull();
  const second = await made(disputeId, entered.body.id as string);
  expect((await village.get(`${path}/documents`)).body.items).toMatchObject([
    { id: first.id, replacedBy: second.id, sha256: first.sha256 },
    { id: second.id, correction: { replaces: first.id, reason: '当事人姓名写错', by: 'mediator.yangping' } },
  ]);
  expect((await nobody.get(`/public/documents/${first.code}`)).body.replacedBy).toMatchObject({ version: 2 });
  expect((await page(`/verify/${first.code}`)).html).toContain('现以第2版为准');
});

test('a signed agreement is one document, whatever happens to it afterwards', async () => {
  const agreement: Agreement = await reached(village);
  const path = `/agreements/${agreement.id}`;
  const draft = await asked(path, { form: 'agreement' });
  await signedByAll(village, agreement);
  const signed = await asked(path, { form: 'agreement' });
  expect(signed).not.toBe(draft);
  await done(village, `${path}/urge`, { record: '电话提醒按期履行' });
  expect(await asked(path, { form: 'agreement' })).toBe(signed);
  const { code } = await made(agreement.id, signed);
  const { numbers } = (await nobody.get(`/public/documents/${code}`)).body as { numbers: string[] };
  expect(numbers[1]).toMatch(/^羊坪人调字〔\d{4}〕第\d+号$/);
});

test('asking without login is limited in rate', async () => {
  let last = 200;
  for (let times = 0; times <= PER_ADDRESS && last !== 429; times += 1) last = (await page('/verify')).status;
  expect(last).toBe(429);
});
