import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierContent } from '../../activities/dossier-content.ts';
import { setOutline } from '../../documents/dossier/outline.ts';
import { listDocuments, storeDocument } from '../../record/documents.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, mediating, registered } from '../api/caller.ts';
import { type Shown, signedIn, type Visitor } from './browser-by-hand.ts';
import { fieldsIn, fillsIn } from './fill-in.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let api: ApiUnderTest;
let clerk: Visitor;
let judge: Visitor;
let enforcer: Visitor;
let village: Visitor;
let neighbours: Visitor;
let courtCaller: Caller;
let villageCaller: Caller;
let townshipCaller: Caller;
beforeAll(async () => {
  const court = ['clerk.court', 'judge.court', 'enforcement.court', 'mediator.court'];
  api = await startApi({ usernames: [...court, 'mediator.yangping', 'mediator.shanqian', 'mediator.qingxi'] });
  const as = (name: string) => signedIn(api.url, name);
  [clerk, judge, enforcer] = [await as('clerk.court'), await as('judge.court'), await as('enforcement.court')];
  [village, neighbours] = [await as('mediator.yangping'), await as('mediator.shanqian')];
  courtCaller = await loggedIn(api.url, 'clerk.court');
  villageCaller = await loggedIn(api.url, 'mediator.yangping');
  townshipCaller = await loggedIn(api.url, 'mediator.qingxi');
});
afterAll(() => api.stop());

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(api.record.db, SYSTEM, work);

/** A dispute that 清溪镇 could not settle goes to the court, with its party's wish. */
async function referred(title: string): Promise<string> {
  const id = await registered(townshipCaller, { title });
  const { parties } = (await townshipCaller.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
  const consents = parties.map(({ partyId }) => ({ partyId, consented: true, courtIfFailed: true }));
  const steps: [string, unknown][] = [
    ['dispatch', { organisationId: 'qingxi-committee' }],
    ['accept', { consents, rightsNoticeGiven: true }],
    ['refer-to-court', { requestedBy: parties[0]?.partyId }],
  ];
  for (const [command, body] of steps) {
    const { status, body: answer } = await townshipCaller.post(`/disputes/${id}/${command}`, body);
    if (status !== 200) throw new Error(`${command}: ${JSON.stringify(answer)}`);
  }
  return id;
}

/** As the worker makes what was asked for. */
async function makesPapers(streamId: string): Promise<void> {
  await asSystem(async (tx) => {
    const pending = (await listDocuments(tx, streamId)).filter(({ status }) => status === 'pending');
    for (const { id, form } of pending) {
      const made = { id, streamId, templateVersion: '1', dataHash: id, pdf: Buffer.from(`%PDF ${form}`) };
      await storeDocument(tx, api.record.keys, made);
    }
  });
}

/** As the worker binds the dossier that was asked for last. */
async function binds(streamId: string, name: 'dossier' | 'dossier-for-court', titles: string[]): Promise<void> {
  const { record } = api;
  const document = await PDFDocument.create();
  for (const _ of titles) document.addPage();
  setOutline(
    document,
    titles.map((title, index) => ({ title, level: index === 2 ? 2 : 1, page: index + 1 })),
  );
  const pdf = await document.save({ useObjectStreams: false });
  await asSystem(async (tx) => {
    const { holds } = await dossierContent(record, tx, streamId, name);
    const [asked] = await tx.query<{ id: string }>(
      `SELECT id FROM document WHERE stream_id = $1 AND form = $2 ORDER BY version DESC LIMIT 1`,
      [streamId, name],
    );
    const kept = { id: asked?.id ?? '', streamId, templateVersion: '1', dataHash: holds, pdf };
    if (!(await storeDocument(tx, record.keys, kept))) throw new Error('not bound');
  });
}

const sees = ({ html }: Shown, ...said: string[]) => said.map((each) => html.includes(each));

describe('the court’s desk', () => {
  it('is the clerk’s and the judge’s, and nobody else’s', async () => {
    const statuses = await Promise.all(
      [clerk, judge, enforcer, village].map(async (visitor) => (await visitor.get('/console/court')).status),
    );
    expect(statuses).toEqual([200, 200, 403, 403]);
    expect(sees(await clerk.get('/console'), '/console/court', '/console/enforcements')).toEqual([true, true]);
    expect(sees(await village.get('/console'), '/console/court', '/console/enforcements')).toEqual([false, false]);
  });

  it('has what is offered with what its file lacks, takes several at once, and says which it could not', async () => {
    const ids = [await referred('屋檐滴水甲'), await referred('屋檐滴水乙'), await referred('屋檐滴水丙')];
    const desk = await clerk.get('/console/court');
    expect(sees(desk, '屋檐滴水甲', '清溪镇人民调解委员会', '无争议事实记载', '没有证据材料', '还剩')).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    const [first = '', second = '', third = ''] = ids;
    await courtCaller.post(`/disputes/${third}/accept`, {});
    const elsewhere = await mediating(villageCaller);
    const one = await clerk.send('/console/court/accept', { [`take.${first}`]: '1' });
    expect(one.location).toBe('/console/court?accepted=1');
    await clerk.get('/console/court');
    const several = await clerk.send('/console/court/accept', {
      [`take.${second}`]: '1',
      [`take.${third}`]: '1',
      [`take.${elsewhere}`]: '1',
    });
    expect([several.status, ...sees(several, '已受理 1 件', '没有这件案件')]).toEqual([200, true, true]);
    expect((await courtCaller.get(`/disputes/${second}`)).body).toMatchObject({ owner: { organisationId: 'court' } });
    expect((await villageCaller.get(`/disputes/${elsewhere}`)).body).toMatchObject({ status: 'mediating' });
    expect(sees(await clerk.get('/console/court?pile=here'), '屋檐滴水甲', '屋檐滴水丙')).toEqual([true, true]);
    expect((await village.send('/console/court/accept', { [`take.${first}`]: '1' })).status).toBe(403);
  });

  it('knows what it entrusted, also before a committee has taken it', async () => {
    const id = await registered(courtCaller, { source: 'court-assigned', title: '山墙漏水' });
    for (const [command, body] of [
      ['dispatch', { organisationId: 'court' }],
      ['accept', {}],
      ['transfer', { direction: 'down', organisationId: 'yangping', reason: '同村' }],
    ] as const) {
      expect((await courtCaller.post(`/disputes/${id}/${command}`, body)).status, command).toBe(200);
    }
    const entrusted = () => clerk.get('/console/court?pile=entrusted');
    expect(sees(await entrusted(), '山墙漏水', '羊坪村人民调解委员会（尚未受理）')).toEqual([true, true]);
    expect(sees(await clerk.get('/console/court?pile=here'), '山墙漏水')).toEqual([false]);
    const { parties } = (await villageCaller.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
    const consents = parties.map(({ partyId }) => ({ partyId, consented: true }));
    await villageCaller.post(`/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
    expect(sees(await entrusted(), '山墙漏水', '尚未受理')).toEqual([true, false]);
  });
});

describe('papers and evidence', () => {
  it('are asked for and waited for without a script', async () => {
    const id = await mediating(villageCaller);
    const papers = `/console/disputes/${id}/papers`;
    const shown = await village.get(papers);
    expect(sees(shown, '人民调解受理登记表', '张桂芳', '终止调解通知书')).toEqual([true, true, false]);
    const asked = await village.send(papers, { form: 'acceptance-register' });
    const waiting = await village.get(asked.location ?? '');
    expect([waiting.headers.get('refresh'), ...sees(waiting, '已开始制作：人民调解受理登记表')]).toEqual(['3', true]);
    await makesPapers(id);
    const ready = await village.get(asked.location ?? '');
    expect([ready.headers.get('refresh'), ...sees(ready, '已可打开：人民调解受理登记表')]).toEqual([null, true]);
    const unsaid = await village.send(papers, { form: 'power-of-attorney', about: '' });
    expect([unsaid.status, ...sees(unsaid, '须写明为哪一名当事人制作')]).toEqual([422, true]);
    expect((await village.send(papers, { form: 'termination-notice' })).status).toBe(422);
    expect([(await neighbours.get(papers)).status, (await neighbours.send(papers, {})).status]).toEqual([404, 404]);
  });

  it('open in the page as far as a browser shows them, and a PDF in no frame but ours', async () => {
    const id = await mediating(villageCaller);
    const add = `/console/disputes/${id}/add-evidence`;
    const form = await village.get(add);
    expect(form.html).toContain('accept="image/*" capture="environment"');
    const pdf = await PDFDocument.create();
    pdf.addPage();
    for (const [title, file] of [
      ['雨水管照片', PNG],
      ['借条扫描件', Buffer.from(await pdf.save())],
    ] as const) {
      const sent = new FormData();
      for (const [name, value] of Object.entries({ ...fieldsIn((await village.get(add)).html, add), title })) {
        if (name !== 'file') sent.set(name, value);
      }
      sent.append('file', new Blob([new Uint8Array(file)]), 'file');
      const cookie = [...village.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const init = { method: 'POST', body: sent, redirect: 'manual', headers: { cookie, origin: api.url } } as const;
      expect((await fetch(`${api.url}${add}`, init)).headers.get('location')).toContain('done=add-evidence');
    }
    const { evidence } = (await villageCaller.get(`/disputes/${id}`)).body as { evidence: { evidenceId: string }[] };
    const [photo, paper] = evidence.map(({ evidenceId }) => `/console/disputes/${id}/evidence/${evidenceId}`);
    const picture = await village.get(`${photo}/view`);
    expect(sees(picture, `<img class="evidence-picture" src="${photo}"`, '借条扫描件 →', '第 1 份，共 2 份')).toEqual([
      true,
      true,
      true,
    ]);
    const shown = await village.get(`${paper}/view`);
    expect(shown.headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(shown.html).toContain(`src="${paper}/pdf"`);
    const inside = await village.get(`${paper}/pdf`);
    expect([inside.headers.get('x-frame-options'), inside.headers.get('content-disposition')]).toEqual([
      'SAMEORIGIN',
      'inline; filename="evidence.pdf"',
    ]);
    // The file itself is only ever saved, and what is no PDF is not shown as one.
    expect((await village.get(paper ?? '')).headers.get('content-disposition')).toBe('attachment');
    expect((await village.get(`${photo}/pdf`)).status).toBe(404);
    expect([(await neighbours.get(`${paper}/view`)).status, (await neighbours.get(`${paper}/pdf`)).status]).toEqual([
      404, 404,
    ]);
  });

  it('are sealed from their list, and open for a purpose alone', async () => {
    const id = await referred('涉及未成年人');
    await courtCaller.post(`/disputes/${id}/accept`, {});
    await clerk.get(`/console/disputes/${id}/papers`);
    await clerk.send(`/console/disputes/${id}/papers`, { form: 'rights-notice' });
    await makesPapers(id);
    const papers = `/console/disputes/${id}/papers`;
    const list = (await clerk.get(papers)).html.replaceAll('&#x3D;', '=');
    const seal = /href="([^"]+\/seal-document\?documentId=[^"]+)"/.exec(list)?.[1] ?? '';
    const documentId = seal.split('=').at(-1) ?? '';
    const sealed = await fillsIn(clerk, seal, {
      'roles.0': 'judge',
      reason: '涉及未成年人隐私。',
    });
    expect(sealed.location, sealed.html).toBe(papers);
    const open = `/console/documents/${documentId}/open`;
    expect([(await clerk.get(papers)).html.includes(open), (await judge.get(papers)).html.includes(open)]).toEqual([
      false,
      true,
    ]);
    expect([(await clerk.get(open)).status, (await judge.get(open)).status]).toEqual([404, 200]);
    const vague = await judge.send(open, { purpose: '看' });
    expect([vague.status, vague.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8']);
    const opened = await judge.send(open, { purpose: '核对双方确认的履行时间' });
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });
});

describe('the dossier', () => {
  it('says how far it is, then stands beside its contents; its file is looked at under an address of its own', async () => {
    const id = await mediating(villageCaller);
    const path = `/console/disputes/${id}/dossier`;
    const making = await village.get(path);
    expect([making.headers.get('refresh'), ...sees(making, '正在装订卷宗')]).toEqual(['3', true]);
    expect((await village.get(`${path}/file`)).location).toBe(path);
    await binds(id, 'dossier', ['封面', '证据材料', '照片', '封底']);
    const looks = () =>
      asSystem((tx) => tx.query(`SELECT id FROM audit WHERE stream_id = $1 AND field = 'dossier'`, [id]));
    const shown = await village.get(path);
    expect(shown.headers.get('refresh')).toBeNull();
    expect(sees(shown, `${path}/file?page&#x3D;3#page&#x3D;3`, 'dossier-level-2', '封底')).toEqual([true, true, true]);
    expect(shown.headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(await looks()).toHaveLength(0);
    const file = await village.get(`${path}/file?page=3`);
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-frame-options')]).toEqual([
      200,
      'application/pdf',
      'SAMEORIGIN',
    ]);
    expect(file.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(await looks()).toHaveLength(2);
    expect([(await neighbours.get(path)).status, (await neighbours.get(`${path}/file`)).status]).toEqual([404, 404]);
  });

  it('goes to the filing desk with what the parties let go, once the case is filed', async () => {
    const id = await referred('移送立案');
    await courtCaller.post(`/disputes/${id}/accept`, {});
    const path = `/console/disputes/${id}/hand-over`;
    expect(sees(await clerk.get(path), '登记立案后，才能移送材料', '尚未征求意见')).toEqual([true, true]);
    expect((await (await signedIn(api.url, 'mediator.qingxi')).get(path)).status).toBe(403);
    expect((await village.get(path)).status).toBe(404);
    const mediator = await loggedIn(api.url, 'mediator.court');
    await mediator.post(`/disputes/${id}/sign-for`, { at: new Date().toISOString() });
    const filed = await courtCaller.post(`/disputes/${id}/file-for-litigation`, {});
    expect(filed.status, JSON.stringify(filed.body)).toBe(200);
    expect(sees(await clerk.get(path), '份文书没有制作')).toEqual([true]);
    expect((await clerk.get(`${path}/file`)).location).toBe(path);
    expect((await clerk.get(path)).headers.get('refresh')).toBe('3');
    await makesPapers(id);
    expect(sees(await clerk.get(path), '下载材料包')).toEqual([true]);
    expect((await clerk.get(`${path}/file`)).headers.get('content-type')).toBe('application/zip');
    expect(sees(await clerk.get('/console/court?pile=filed'), path)).toEqual([true]);
  });
});
