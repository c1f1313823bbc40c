import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestDocument, storeDocument } from '../../record/documents.ts';
import { noteProgress, papersOf } from '../../record/dossiers.ts';
import { dossierContent } from '../../activities/dossier-content.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { unmadePapers } from '../../record/unmade-papers.ts';
import { verificationCode } from '../../record/verification.ts';
import { reached, signedByAll } from './agreement-support.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn, mediating } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
});
afterAll(() => api.stop());

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(api.record.db, SYSTEM, work);

async function dossiers(id: string): Promise<{ id: string; version: number; form: string; status: string }[]> {
  return asSystem((tx) =>
    tx.query(
      `SELECT id, version, form, status FROM document WHERE stream_id = $1 AND form LIKE 'dossier%' ORDER BY version`,
      [id],
    ),
  );
}

/** As the worker keeps what it has bound. */
async function bound(streamId: string, words: string): Promise<string> {
  const { record } = api;
  const newest = (await dossiers(streamId)).at(-1);
  const { holds } = await asSystem((tx) => dossierContent(record, tx, streamId, 'dossier'));
  const kept = { id: newest?.id ?? '', streamId, templateVersion: '1', dataHash: holds, pdf: Buffer.from(words) };
  expect(await asSystem((tx) => storeDocument(tx, record.keys, kept))).toBe(true);
  return verificationCode(record.keys, { id: kept.id, dataHash: holds });
}

test('a dossier is bound once for what the case holds, told of while it is, and every look at it is audited', async () => {
  const id = await mediating(village);
  const path = `/disputes/${id}/dossier`;
  const first = await village.get(path);
  expect([first.status, first.headers.get('retry-after'), first.body]).toEqual([
    202,
    '2',
    { status: 'pending', progress: null },
  ]);
  const [asked] = await dossiers(id);
  await asSystem((tx) => noteProgress(tx, asked?.id ?? '', { done: 3, total: 8 }));
  expect((await village.get(path)).body.progress).toEqual({ done: 3, total: 8 });
  expect(await dossiers(id)).toHaveLength(1);
  expect(
    await asSystem((tx) => tx.query(`SELECT kind FROM reaction WHERE stream_id = $1 AND done_at IS NULL`, [id])),
  ).toEqual([{ kind: 'make-dossier' }]);

  const code = await bound(id, '%PDF first');
  const ready = await village.bytes(path);
  expect([ready.status, ready.headers.get('content-type'), await ready.text()]).toEqual([
    200,
    'application/pdf',
    '%PDF first',
  ]);
  expect(ready.headers.get('cache-control')).toBe('no-store');
  const looks = await asSystem((tx) =>
    tx.query(`SELECT user_id FROM audit WHERE stream_id = $1 AND field = 'dossier'`, [id]),
  );
  expect(looks).toEqual([{ user_id: 'mediator.yangping' }, { user_id: 'mediator.yangping' }]);
  expect((await callerWith(api.url).get(`/public/documents/${code}`)).body).toMatchObject({
    title: '人民调解卷宗',
    version: 1,
  });

  // A further paper makes a further dossier, which replaces this one.
  const { body: paper } = await village.post(`/disputes/${id}/documents`, { form: 'acceptance-register' });
  const made = {
    id: String(paper.id),
    streamId: id,
    templateVersion: '1',
    dataHash: 'f'.repeat(64),
    pdf: Buffer.from('%PDF'),
  };
  await asSystem((tx) => storeDocument(tx, api.record.keys, made));
  expect(await asSystem(async (tx) => (await papersOf(tx, id)).map(({ form }) => form))).toEqual([
    'acceptance-register',
  ]);
  expect((await village.get(path)).status).toBe(202);
  expect((await dossiers(id)).map(({ version, status }) => `${version} ${status}`)).toEqual(['1 ready', '2 pending']);
  const { items } = (await village.get(`/disputes/${id}/documents`)).body as { items: { form: string }[] };
  expect(items.map(({ form }) => form)).toEqual(['acceptance-register']);
});

test('it is for those who see the case, by its own address alone', async () => {
  const id = await mediating(village);
  expect((await neighbour.get(`/disputes/${id}/dossier`)).status).toBe(404);
  await village.get(`/disputes/${id}/dossier`);
  await bound(id, '%PDF');
  const [dossier] = await dossiers(id);
  expect((await village.get(`/documents/${dossier?.id}`)).status).toBe(404);
  expect((await neighbour.get(`/disputes/${id}/dossier`)).status).toBe(404);
});

test('what a case can fill and nobody has asked for is made for its dossier, and again when it no longer holds', async () => {
  const id = await mediating(village);
  const unmade = (forms: string[] | null = null) => asSystem((tx) => unmadePapers(tx, api.record.policies, id, forms));
  const make = async (form: string) => {
    for (const paper of (await unmade()).filter((each) => each.form === form)) {
      const { id: paperId } = await asSystem((tx) => requestDocument(tx, paper));
      const kept = { id: paperId, streamId: id, templateVersion: '1', dataHash: paperId, pdf: Buffer.from('%PDF') };
      await asSystem((tx) => storeDocument(tx, api.record.keys, kept));
    }
  };
  const forms = async () => (await unmade()).map(({ form }) => form);
  expect(await forms()).toEqual(['application', 'acceptance-register', 'rights-notice']);
  expect((await unmade(['rights-notice'])).map(({ form }) => form)).toEqual(['rights-notice']);
  for (const form of await forms()) await make(form);
  expect(await forms()).toEqual([]);

  for (const title of ['地界图', '照片']) {
    const body = new FormData();
    body.set('title', title);
    body.set('file', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'a.png');
    expect((await village.send(`/disputes/${id}/add-evidence`, { method: 'POST', body })).status).toBe(200);
    expect(await forms()).toEqual(['evidence-list']);
    await make('evidence-list');
    expect(await forms()).toEqual([]);
  }
});

test('an agreement goes into the dossier as it took effect, and not before', async () => {
  const agreement = await reached(village);
  const ofAgreement = async () =>
    (await asSystem((tx) => unmadePapers(tx, api.record.policies, agreement.disputeId, null)))
      .filter(({ streamId }) => streamId === agreement.id)
      .map(({ form }) => form);
  expect(await ofAgreement()).toEqual([]);
  await signedByAll(village, agreement);
  expect(await ofAgreement()).toEqual(['agreement']);
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
