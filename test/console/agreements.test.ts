import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Agreement, reached, signedByAll } from '../api/agreement-support.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';
import { fieldsIn, fillsIn } from './fill-in.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let api: ApiUnderTest;
let village: Visitor;
let neighbours: Visitor;
let officer: Visitor;
let clerk: Visitor;
let judge: Visitor;
let caller: Caller;
beforeAll(async () => {
  const others = ['mediator.shanqian', 'officer.qingxi', 'clerk.court', 'judge.court'];
  api = await startApi({ usernames: ['mediator.yangping', ...others] });
  const as = (name: string) => signedIn(api.url, name);
  [village, neighbours, officer] = [
    await as('mediator.yangping'),
    await as('mediator.shanqian'),
    await as('officer.qingxi'),
  ];
  [clerk, judge] = [await as('clerk.court'), await as('judge.court')];
  caller = await loggedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

const pageOf = ({ id }: Agreement) => `/console/agreements/${id}`;
const read = async ({ id }: Agreement) => (await caller.get(`/agreements/${id}`)).body;

it('is there for those who mediated it, and for nobody else', async () => {
  const agreement = await reached(caller);
  const statuses = await Promise.all(
    [village, neighbours, officer, clerk].flatMap((visitor) =>
      ['', '/sign', '/papers', '/amend'].map(async (part) => (await visitor.get(`${pageOf(agreement)}${part}`)).status),
    ),
  );
  expect(statuses).toEqual([...[200, 200, 200, 200], ...Array.from({ length: 12 }).fill(404)]);
  const { html } = await village.get(pageOf(agreement));
  for (const said of ['李守田 应给付 张桂芳', '¥1,200.00', '请张桂芳签名', '人民调解员签名', '还没有制作文书']) {
    expect(html).toContain(said);
  }
  expect(html).not.toMatch(/mediator\.yangping|undefined|\[object/);
});

it('is signed on the screen under the wording that was shown, and under no other', async () => {
  const agreement = await reached(caller);
  const sign = `${pageOf(agreement)}/sign`;
  const shown = await village.get(`${sign}?party=${agreement.creditorId}`);
  const script = /<script src="(\/console\/assets\/sign-[0-9a-f]+\.js)" defer>/.exec(shown.html)?.[1] ?? '';
  const served = await village.get(script);
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(served.html).toContain('SignaturePad');
  const fields = fieldsIn(shown.html, sign);
  expect(fields).toMatchObject({ partyId: agreement.creditorId, manner: 'signature', drawing: '' });

  // What is no picture is refused, and what was written stays.
  const wrong = await village.send(sign, { ...fields, drawing: 'bm8=', witness: '村主任 王海' });
  expect([wrong.status, wrong.html.includes('屏幕签名须为 PNG'), wrong.html.includes('村主任 王海')]).toEqual([
    422,
    true,
    true,
  ]);
  const done = await village.send(sign, { ...fields, drawing: PNG, witness: '村主任 王海' });
  expect(done.location).toBe(`${pageOf(agreement)}?done=sign`);
  // Sent twice by an impatient finger, it is signed once.
  expect((await village.send(sign, { ...fields, drawing: PNG, witness: '村主任 王海' })).status).toBe(303);
  const { signatures, textHash } = await read(agreement);
  expect(signatures).toMatchObject([{ partyId: agreement.creditorId, textHash, drawn: { mediaType: 'image/png' } }]);
  const picture = `${pageOf(agreement)}/signatures/${agreement.creditorId}`;
  expect((await village.get(pageOf(agreement))).html).toContain(`src="${picture}"`);
  expect([(await village.get(picture)).status, (await neighbours.get(picture)).status]).toEqual([200, 404]);

  // Amended while the page lay open: the other party has not seen what it says now.
  const open = fieldsIn((await village.get(`${sign}?party=${agreement.debtorId}`)).html, sign);
  const amended = await fillsIn(village, `${pageOf(agreement)}/amend`, { items: '只剩地面损失。' });
  expect(amended.location, amended.html).toBe(`${pageOf(agreement)}?done=amend`);
  const late = await village.send(sign, { ...open, seq: '', manner: 'fingerprint' });
  expect([late.status, late.html.includes('与当事人所见的不同')]).toEqual([422, true]);
  expect((await read(agreement)).signatures).toEqual([]);
});

it('is signed on paper with a scan, sealed, handed over and performed, all without a script', async () => {
  const agreement = await reached(caller);
  const page = pageOf(agreement);
  const form = new FormData();
  const attach = fieldsIn((await village.get(`${page}/attach`)).html, `${page}/attach`);
  for (const [name, value] of Object.entries({ ...attach, title: '签字版', kind: 'signed-paper' })) {
    if (name !== 'file') form.set(name, value);
  }
  form.set('file', new Blob([Buffer.from(PNG, 'base64')], { type: 'image/png' }), 'scan.png');
  const cookie = [...village.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const attached = await fetch(`${api.url}${page}/attach`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie, origin: api.url },
  });
  expect(attached.headers.get('location')).toBe(`${page}?done=attach`);
  const [{ attachmentId = '' } = {}] = (await read(agreement)).attachments as { attachmentId?: string }[];
  for (const partyId of [agreement.creditorId, agreement.debtorId]) {
    await fillsIn(village, `${page}/sign?party=${partyId}`, { manner: 'fingerprint', attachmentId });
  }
  await fillsIn(village, `${page}/sign-as-mediator`);
  await fillsIn(village, `${page}/affix-seal`);
  expect(await read(agreement)).toMatchObject({
    status: 'effective',
    signatures: [{ attachmentId }, { attachmentId }],
  });
  expect((await fillsIn(village, `${page}/hand-over-copies`, { 'partyIds.0': agreement.creditorId })).status).toBe(303);

  const { obligations } = (await read(agreement)) as { obligations: { id: string }[] };
  const refused = await fillsIn(village, `${page}/record-performance`, {
    obligationId: obligations[0]?.id ?? '',
    amountFen: '一千',
  });
  expect([refused.status, refused.html.includes('value="一千"')]).toEqual([422, true]);
  for (const { id } of obligations) {
    const { amountFen } = obligations.find((each) => each.id === id) as unknown as { amountFen: number };
    await fillsIn(village, `${page}/record-performance`, { obligationId: id, amountFen: String(amountFen / 100) });
  }
  const { html } = await village.get(page);
  expect([html.includes('已履行'), html.includes('已清')]).toEqual([true, true]);
});

it('is confirmed by the court: the clerk accepts, the judge rules, and the mediator sees what came of it', async () => {
  const agreement = await reached(caller);
  await signedByAll(caller, agreement);
  const page = pageOf(agreement);
  expect((await village.get(page)).html).toMatch(/可以申请到[\s\S]*还剩 \d+ 天/);
  expect((await clerk.get(page)).status).toBe(404);
  const applied = await fillsIn(village, `${page}/apply-for-confirmation`, { courtId: 'court' });
  expect(applied.location, applied.html).toBe(`${page}?done=apply-for-confirmation`);

  const desk = (await clerk.get('/console/court?pile=confirmations')).html;
  expect([desk.includes(`href="${page}"`), desk.includes('决定是否受理司法确认')]).toEqual([true, true]);
  await fillsIn(clerk, `${page}/accept-confirmation`, { caseNumber: '(2026)云01民特12号' });
  // The list of grounds is the law's: without one, nothing is rejected.
  const bare = await fillsIn(judge, `${page}/decide-confirmation`, { decision: 'rejected' });
  expect([bare.status, bare.html.includes('驳回的情形')]).toEqual([422, true]);
  await fillsIn(judge, `${page}/decide-confirmation`, { decision: 'rejected', ground: 'unclear-content' });
  const { html } = await village.get(page);
  for (const said of ['驳回申请', '内容不明确', '(2026)云01民特12号']) expect(html).toContain(said);
  expect((await clerk.get('/console/court?pile=confirmations')).html).not.toContain(`href="${page}"`);
  // Whoever only mediated has no such button, and no such form.
  expect((await village.get(`${page}/decide-confirmation`)).status).toBe(403);
});
