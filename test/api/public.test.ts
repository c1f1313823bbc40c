import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectFacts } from '../../activities/form-facts.ts';
import { PER_ADDRESS, WRONG_PER_NUMBER } from '../../api/public/limits.ts';
import { receiptName } from '../../domain/documents/receipt-name.ts';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf, instantOf } from '../../domain/time/instant.ts';
import { execute } from '../../record/execute.ts';
import { ENGINE } from '../../record/system-actors.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, callerWith, loggedIn, registered } from './caller.ts';

let api: ApiUnderTest;
let nobody: Caller;
let village: Caller;
let neighbour: Caller;
let coordinator: Caller;
let auditor: Caller;

beforeAll(async () => {
  api = await startApi({
    usernames: [
      'mediator.yangping',
      'mediator.shanqian',
      'coordinator.qingxi',
      'auditor.county',
      'supervisor.county',
      'deputy.qingxi',
    ],
  });
  nobody = callerWith(api.url);
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  coordinator = await loggedIn(api.url, 'coordinator.qingxi');
  auditor = await loggedIn(api.url, 'auditor.county');
});

afterAll(() => api.stop());

/** Marked, so that a word of one side is recognised wherever it turns up. */
const matter = {
  title: '标题里的赵甲乙与钱丙丁',
  facts: '事实:赵甲乙称钱丙丁多次到家中。',
  place: '羊坪村赵甲乙家门口',
  parties: [
    {
      side: 'applicant',
      kind: 'person',
      name: '赵甲乙',
      phone: '13911112222',
      idNumber: '11010519491231002X',
      address: '云河县清溪镇羊坪村一组88号',
      safeContact: '经妹妹孙戊己转告',
      agent: { name: '周庚辛', phone: '13933334444' },
    },
    { side: 'respondent', kind: 'person', name: '钱丙丁', phone: '13955556666', address: '云河县清溪镇羊坪村四组99号' },
  ],
};
const OF_APPLICANT = /赵甲乙|13911112222|11010519491231002X|一组88号|孙戊己|周庚辛|13933334444/;
const OF_RESPONDENT = /钱丙丁|13955556666|四组99号/;

interface Given {
  number: string;
  code: string;
}

/** The codes of both parties, applicant first. */
async function codesOf(id: string): Promise<[Given, Given]> {
  const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
  const given: Given[] = [];
  for (const { partyId } of parties) given.push(await giveCode(id, partyId));
  return given as [Given, Given];
}

async function giveCode(id: string, partyId: string): Promise<Given> {
  const { status, body } = await village.post(`/disputes/${id}/parties/${partyId}/code`);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { number: body.number as string, code: body.code as string };
}

const partiesOf = async (id: string): Promise<string[]> =>
  ((await village.get(`/disputes/${id}`)).body.parties as { partyId: string }[]).map(({ partyId }) => partyId);

const progress = (given: Given | Record<string, unknown>) => nobody.post('/public/progress', given);

/** A case in mediation whose words name both sides, and the codes of both. */
async function mediated(): Promise<{ id: string; applicant: Given; respondent: Given }> {
  const id = await registered(village, matter);
  await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
  const consents = (await partiesOf(id)).map((partyId) => ({ partyId, consented: true, courtIfFailed: true }));
  await village.post(`/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
  const [applicant, respondent] = await codesOf(id);
  return { id, applicant, respondent };
}

describe('查询码', () => {
  it('is given out by the owner’s people, and by nobody else', async () => {
    const id = await registered(village);
    const [partyId = ''] = await partiesOf(id);
    const path = `/disputes/${id}/parties/${partyId}/code`;
    expect((await nobody.post(path)).status).toBe(401);
    expect((await neighbour.post(path)).status).toBe(404);
    expect((await coordinator.post(path)).status).toBe(403);
    expect((await auditor.post(path)).body).toMatchObject({ code: 'not-permitted' });
    expect((await village.post(`/disputes/${id}/parties/nobody/code`)).status).toBe(404);
    expect((await village.post(`/disputes/${id}/parties/%00/code`)).status).toBe(404);
    expect((await village.post(path, { code: '1' })).status).toBe(422);
    const given = await village.post(path);
    expect(given.status).toBe(201);
    expect(given.headers.get('cache-control')).toBe('no-store');
    expect(given.body).toMatchObject({ partyId, issue: 1, receipt: { form: 'receipt', partyId, version: 1 } });
    expect(given.body.code).toMatch(/^\d{4} \d{4} \d{4}$/);
  });

  it('comes with a receipt of its own for each party, which only they who give codes can read', async () => {
    const id = await registered(village);
    const [one = '', other = ''] = await partiesOf(id);
    const receipts = [one, other, one].map((partyId) => village.post(`/disputes/${id}/parties/${partyId}/code`));
    const ids = (await Promise.all(receipts)).map(({ body }) => (body.receipt as { id: string }).id);
    expect(new Set(ids).size).toBe(3);
    const listed = (await auditor.get(`/disputes/${id}/documents`)).body.items as Record<string, unknown>[];
    expect(listed.map(({ form, partyId }) => [form, partyId]).sort()).toEqual(
      [one, one, other].map((partyId) => ['receipt', partyId]).sort(),
    );
    expect((await village.get(`/documents/${ids[0]}`)).status).toBe(202);
    expect((await auditor.get(`/documents/${ids[0]}`)).status).toBe(403);
    expect((await neighbour.get(`/documents/${ids[0]}`)).status).toBe(404);
    expect((await village.post(`/disputes/${id}/documents`, { form: 'receipt' })).status).toBe(422);
  });

  it('is on the receipt that was asked for with it, also once a newer one is out, beside no word on the other side', async () => {
    const { id } = await mediated();
    const [one = '', other = ''] = await partiesOf(id);
    const given = (await village.post(`/disputes/${id}/parties/${one}/code`)).body;
    await giveCode(id, one);
    const receiptFor = (partyId: string, issue: unknown) =>
      inTransaction(api.record.db, SYSTEM, (tx) =>
        collectFacts(api.record, tx, {
          streamId: id,
          seq: (given.receipt as { seq: number }).seq,
          form: receiptName({ partyId, issue: Number(issue) }),
        }),
      );
    const { facts } = await receiptFor(one, given.issue);
    expect(facts).toMatchObject({ code: given.code, number: given.number, partyName: '赵甲乙', issue: given.issue });
    expect(JSON.stringify(facts)).not.toMatch(OF_RESPONDENT);
    await expect(receiptFor(other, 9)).rejects.toThrow(RangeError);
    await expect(receiptFor('nobody', 1)).rejects.toThrow(RangeError);
  });

  it('given again makes the one before void', async () => {
    const id = await registered(village);
    const [partyId = ''] = await partiesOf(id);
    const first = await giveCode(id, partyId);
    const second = await giveCode(id, partyId);
    expect((await progress(first)).status).toBe(404);
    expect((await progress(second)).status).toBe(200);
  });

  it('is given once for one idempotency key', async () => {
    const id = await registered(village);
    const [partyId = ''] = await partiesOf(id);
    const path = `/disputes/${id}/parties/${partyId}/code`;
    const key = { 'Idempotency-Key': 'code-1' };
    const first = await village.post(path, {}, key);
    await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
    const again = await village.post(path, {}, key);
    expect(again.body).toEqual(first.body);
    expect((await progress(first.body as unknown as Given)).status).toBe(422);
    expect((await progress({ number: first.body.number, code: first.body.code })).status).toBe(200);
    const docs = (await village.get(`/disputes/${id}/documents`)).body.items as unknown[];
    expect(docs).toHaveLength(1);
  });

  it('stands in no event and no log', async () => {
    const { id, applicant, respondent } = await mediated();
    const said = JSON.stringify((await village.get(`/disputes/${id}/events`)).body) + api.logged();
    for (const { code } of [applicant, respondent]) {
      expect(said).not.toContain(code);
      expect(said).not.toContain(code.replaceAll(' ', ''));
    }
  });
});

describe('进度查询', () => {
  it('says in plain words where the case is, since when, and what comes next until when', async () => {
    const { id, applicant } = await mediated();
    const { status, body, headers } = await progress(applicant);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    const { deadlines, path } = (await village.get(`/disputes/${id}`)).body as {
      deadlines: { kind: string; lastDay: string }[];
      path: { from: string }[];
    };
    expect(body).toMatchObject({
      number: applicant.number,
      type: '邻里',
      status: 'mediating',
      statusText: '调解中',
      level: '村级',
      organisation: '羊坪村人民调解委员会',
      since: path.at(-1)?.from,
      next: {
        what: '调解员正在组织调解',
        organisation: '羊坪村人民调解委员会',
        lastDay: deadlines.find(({ kind }) => kind === 'mediate')?.lastDay,
        otherwise: '届时仍未办结的，转交上一级办理',
      },
      sessions: [],
      obligations: [],
      ending: null,
    });
    const english = await nobody.post('/public/progress', applicant, { 'accept-language': 'en' });
    expect(english.body.next).toMatchObject({ what: 'the mediator is mediating' });
  });

  it('takes number and code however they are typed', async () => {
    const { applicant } = await mediated();
    const typed = { number: ` ${applicant.number}`, code: applicant.code.replaceAll(' ', '-') };
    expect((await progress(typed)).status).toBe(200);
  });

  it('shows a party’s own sessions only, and no place that leads to the other side', async () => {
    const { id, applicant, respondent } = await mediated();
    const [one, other] = await partiesOf(id);
    const sessions = [
      { at: '2190-01-05T09:00:00.000+08:00', place: '羊坪村调解室', participantIds: [one, other] },
      { at: '2190-01-06T09:00:00.000+08:00', place: '羊坪村二楼', participantIds: [one] },
      { at: '2190-01-07T09:00:00.000+08:00', place: '四组99号院内', participantIds: [one, other] },
    ];
    for (const session of sessions) {
      expect((await village.post(`/disputes/${id}/schedule-session`, session)).status).toBe(200);
    }
    const shown = (answer: Answer) => (answer.body.sessions as { place: string | null }[]).map(({ place }) => place);
    expect(shown(await progress(applicant))).toEqual(['羊坪村调解室', '羊坪村二楼', null]);
    expect(shown(await progress(respondent))).toEqual(['羊坪村调解室', '四组99号院内']);
    expect((await progress(respondent)).body.sessions).toContainEqual({
      at: '2190-01-05T09:00:00.000+08:00',
      place: '羊坪村调解室',
      held: false,
    });
  });

  it('shows one side no word of the other, at any stage', async () => {
    const { id, applicant, respondent } = await mediated();
    const [one, other] = await partiesOf(id);
    const steps: [string, unknown][] = [
      ['schedule-session', { at: '2190-01-05T09:00:00+08:00', place: '赵甲乙家', participantIds: [one, other] }],
      ['schedule-session', { at: '2190-01-05T09:00:00+08:00', place: '钱丙丁家', participantIds: [one, other] }],
      [
        'record-session',
        { heldAt: '2026-01-05T09:00:00+08:00', place: '一组88号', record: '钱丙丁、赵甲乙到场。', result: 'continue' },
      ],
      ['add-investigation', { at: '2026-01-06T09:00:00+08:00', record: '走访钱丙丁、赵甲乙。' }],
      ['record-wish', { partyId: other, route: 'court' }],
      ['suspend', { kind: 'other', reason: '钱丙丁外出,赵甲乙同意等待。' }],
      ['resume', {}],
      ['terminate', { ground: 'party-refuses', reason: '钱丙丁拒绝,赵甲乙无异议。' }],
    ];
    for (const [command, body] of steps) {
      const done = await village.post(`/disputes/${id}/${command}`, body);
      expect(done.status, `${command} ${JSON.stringify(done.body)}`).toBe(200);
      const [first, second] = [await progress(applicant), await progress(respondent)];
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(JSON.stringify(first.body), command).not.toMatch(OF_RESPONDENT);
      expect(JSON.stringify(second.body), command).not.toMatch(OF_APPLICANT);
      // Nor of what somebody refused, wished or consented to, nor of reasons, facts and findings.
      for (const { body: shown } of [first, second]) {
        expect(JSON.stringify(shown), command).not.toMatch(/拒绝|外出|走访|标题|多次|consent|wish|court|colour|blue/);
      }
    }
    const { body } = await progress(respondent);
    expect(body).toMatchObject({
      status: 'closed',
      next: null,
      ending: { outcome: 'terminated', outcomeText: '调解已终止', routes: [{ label: '向人民法院提起诉讼' }] },
    });
  });
});

describe('a safety stop', () => {
  it('reads 本件不适宜调解 to either side, and not a word more', async () => {
    const [husband, wife] = [
      { name: '周志强', idNumber: '330681198506121314' },
      { name: '吴小梅', birthDate: '1988-09-15', phone: '13511112222' },
    ];
    const id = await registered(village, {
      type: 'marriage-family',
      parties: [
        { side: 'applicant', kind: 'person', ...wife },
        { side: 'respondent', kind: 'person', ...husband },
      ],
    });
    await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
    const ids = await partiesOf(id);
    const consents = ids.map((partyId) => ({ partyId, consented: true }));
    await village.post(`/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
    const session = { at: '2190-01-05T09:00:00+08:00', place: '调解室', participantIds: ids };
    expect((await village.post(`/disputes/${id}/schedule-session`, session)).status).toBe(200);
    const codes = await codesOf(id);
    const officer = await loggedIn(api.url, 'deputy.qingxi');
    const opened = await officer.post('/households', {
      address: '清溪镇羊坪村二组8号',
      level: 'red',
      reason: '多次报警',
      members: [
        { ...husband, relation: '户主', role: 'perpetrator' },
        { ...wife, relation: '妻', role: 'victim' },
      ],
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    const build = (): DisputeCommand => ({ type: 'check-guard' });
    await execute(api.record, disputeDecider, { streamId: id, actor: ENGINE, build });
    expect((await village.get(`/disputes/${id}`)).body).toMatchObject({ outcome: 'safety-stop' });
    for (const given of codes) {
      const { status, body } = await progress(given);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        status: 'closed',
        next: null,
        sessions: [],
        ending: { outcome: 'not-suitable', outcomeText: '本件不适宜调解', routes: [] },
      });
      expect(JSON.stringify(body)).not.toMatch(
        /家暴|暴力|红|警|派出所|安全|safety|household|guard|police|danger|周志强|吴小梅/,
      );
    }
  });
});

describe('an agreement', () => {
  it('shows each party what they have to do and to get, and not who stands opposite', async () => {
    const { id, applicant, respondent } = await mediated();
    const [one, other] = await partiesOf(id);
    const [soon, later] = [10, 20].map((days) => addDays(dateOf(instantOf(Date.now())), days));
    const owed = { kind: 'money', debtorId: other, creditorId: one };
    const reached = await village.post(`/disputes/${id}/reach-agreement`, {
      form: 'oral',
      facts: '钱丙丁欠赵甲乙修缮费。',
      items: '修缮费。',
      terms: ['钱丙丁分两次付给赵甲乙。'],
      obligations: [
        { ...owed, amountFen: 30_000, dueOn: later },
        { ...owed, amountFen: 20_000, dueOn: soon },
        { kind: 'act', debtorId: other, creditorId: one, what: '向赵甲乙道歉', dueOn: soon },
        { kind: 'act', debtorId: one, creditorId: other, what: '修剪越界的枝条', dueOn: later },
      ],
    });
    expect(reached.status, JSON.stringify(reached.body)).toBe(200);
    const [first, second] = [await progress(applicant), await progress(respondent)];
    expect(first.body).toMatchObject({
      status: 'agreed',
      statusText: '已达成协议',
      next: { what: '已达成协议，请按约定的期限履行', lastDay: null },
    });
    const shown = ({ body }: Answer) =>
      (body.obligations as Record<string, unknown>[]).map(({ role, kind, dueFen, what, dueOn }) => [
        role,
        kind,
        dueFen,
        what,
        dueOn,
      ]);
    expect(shown(first)).toEqual([
      ['receives', 'money', 20_000, null, soon],
      ['receives', 'act', null, '向赵甲乙道歉', soon],
      ['receives', 'money', 30_000, null, later],
      ['owes', 'act', null, '修剪越界的枝条', later],
    ]);
    expect(shown(second)).toEqual([
      ['owes', 'money', 20_000, null, soon],
      ['owes', 'act', null, null, soon],
      ['owes', 'money', 30_000, null, later],
      ['receives', 'act', null, '修剪越界的枝条', later],
    ]);
    expect(first.body.obligations).toContainEqual(expect.objectContaining({ status: 'pending', statusText: '未到期' }));
    expect(JSON.stringify(first.body)).not.toMatch(OF_RESPONDENT);
    expect(JSON.stringify(second.body)).not.toMatch(OF_APPLICANT);
    const county = await loggedIn(api.url, 'supervisor.county');
    expect((await county.get('/statistics/report')).body.byForm).toMatchObject({ oral: { total: 1, succeeded: 1 } });
  });

  it('that is not yet signed by all binds nobody, and shows nothing to do', async () => {
    const { id, applicant } = await mediated();
    const [one, other] = await partiesOf(id);
    const dueOn = addDays(dateOf(instantOf(Date.now())), 10);
    const reached = await village.post(`/disputes/${id}/reach-agreement`, {
      form: 'written',
      facts: '修缮费。',
      items: '修缮费。',
      terms: ['分两次付清。'],
      obligations: [{ kind: 'money', debtorId: one, creditorId: other, amountFen: 1, dueOn }],
    });
    expect(reached.status, JSON.stringify(reached.body)).toBe(200);
    expect((await progress(applicant)).body).toMatchObject({
      status: 'agreed',
      next: { what: '已达成协议，等待各方签名、盖章' },
      obligations: [],
    });
  });
});

describe('评价', () => {
  const rate = (given: Given, score: unknown, comment?: unknown) =>
    nobody.post('/public/ratings', { ...given, score, ...(comment === undefined ? {} : { comment }) });

  /** A case that is closed, and the codes of both. */
  async function closed(): Promise<{ id: string; applicant: Given; respondent: Given }> {
    const case_ = await mediated();
    await village.post(`/disputes/${case_.id}/withdraw`, { reason: '不再申请。' });
    return case_;
  }

  it('is possible once for each party, when the case is closed', async () => {
    const { id, applicant, respondent } = await mediated();
    expect((await progress(applicant)).body.rating).toBe('not-yet');
    const early = await rate(applicant, 5);
    expect(early.body).toMatchObject({ status: 409, code: 'not-possible-now', allowed: [] });
    await village.post(`/disputes/${id}/withdraw`, { reason: '不再申请。' });
    expect((await progress(applicant)).body.rating).toBe('open');
    const rated = await rate(applicant, 4, '办得快。');
    expect([rated.status, rated.body]).toEqual([201, { number: applicant.number, score: 4 }]);
    expect(rated.headers.get('cache-control')).toBe('no-store');
    expect((await rate(applicant, 4, '办得快。')).status).toBe(409);
    expect((await rate(applicant, 1)).status).toBe(409);
    expect((await progress(applicant)).body.rating).toBe('given');
    expect((await progress(respondent)).body.rating).toBe('open');
    expect((await rate(respondent, 5)).status).toBe(201);
  });

  it('is one, also when it is sent many times at once', async () => {
    const { id, applicant } = await closed();
    const answers = await Promise.all([1, 2, 3, 4, 5, 5, 5, 5].map((score) => rate(applicant, score)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const { items } = (await village.get(`/disputes/${id}/events`)).body as { items: { type: string }[] };
    expect(items.filter(({ type }) => type === 'rated')).toHaveLength(1);
  });

  it('stands in the record, in the system’s name, and the other side sees nothing of it', async () => {
    const { id, applicant, respondent } = await closed();
    await rate(applicant, 3, '希望再快些。');
    const { items } = (await village.get(`/disputes/${id}/events`)).body as { items: Record<string, unknown>[] };
    expect(items.at(-1)).toMatchObject({
      type: 'rated',
      by: { userId: 'system:public' },
      data: { score: 3, comment: '希望再快些。' },
    });
    expect(JSON.stringify((await progress(respondent)).body)).not.toMatch(/再快|score|given/);
  });

  it('that is dissatisfied opens 督办, which is answered although the case is closed', async () => {
    const { id, applicant } = await closed();
    const content = await closed();
    await rate(content.applicant, 3);
    await rate(applicant, 2, '没有人回电话。');
    const county = await loggedIn(api.url, 'supervisor.county');
    const listed = async (query: string) =>
      ((await county.get(`/supervisions?${query}`)).body.items as Record<string, unknown>[]).filter(({ caseId }) =>
        [id, content.id].includes(String(caseId)),
      );
    expect(await listed('reason=dissatisfied&state=open')).toMatchObject([
      { caseId: id, status: 'closed', organisationId: 'qingxi', stage: 'coordinator', overdue: false },
    ]);
    const answer = { answer: '已上门致歉。' };
    expect((await coordinator.post(`/disputes/${id}/answer-supervision`, answer)).status).toBe(200);
    expect(await listed('state=answered')).toMatchObject([{ caseId: id, answer: '已上门致歉。' }]);
  });

  it('needs the right code, and is refused like progress is', async () => {
    const { applicant } = await closed();
    const wrong = await rate({ ...applicant, code: '0000 0000 0000' }, 5);
    expect(wrong.body).toMatchObject({ status: 404, detail: '案件编号或者查询码不正确。' });
    expect((await rate({ number: '云河2026-999999', code: applicant.code }, 5)).status).toBe(404);
    for (const score of [0, -1, 6, 1.5, '5', null, 1e300]) {
      expect((await rate(applicant, score)).status, String(score)).toBe(422);
    }
    for (const comment of ['', ' ', 'a\u0000b', 'x'.repeat(1001), 5]) {
      expect((await rate(applicant, 5, comment)).status, String(comment).slice(0, 9)).toBe(422);
    }
    expect((await progress(applicant)).body.rating).toBe('open');
  });
});

describe('a number without its code', () => {
  /** All that could tell two answers apart. */
  function traces({ status, headers, body }: Answer): unknown {
    const { requestId: _, ...words } = body;
    const named = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    return { status, headers: Object.fromEntries(named), words };
  }

  it('is answered like a number that does not exist', async () => {
    const { applicant, respondent } = await mediated();
    const other = await mediated();
    const wrongCode = traces(await progress({ ...applicant, code: '0000 0000 0000' }));
    expect(wrongCode).toMatchObject({
      status: 404,
      words: { code: 'not-found', detail: '案件编号或者查询码不正确。' },
    });
    for (const wrong of [
      { number: '云河2026-999999', code: applicant.code },
      { number: other.applicant.number, code: applicant.code },
      { number: respondent.number, code: other.respondent.code },
      { number: '%', code: '%' },
      { number: 'constructor', code: '__proto__' },
      { number: "' OR 1=1 --", code: '𪚥' },
      { number: applicant.number, code: `${applicant.code}0` },
    ]) {
      expect(traces(await progress(wrong)), JSON.stringify(wrong)).toEqual(wrongCode);
    }
  });

  it('takes as long as one that does not exist', async () => {
    const { applicant } = await mediated();
    const timed = async (given: Given): Promise<number> => {
      const from = performance.now();
      await progress(given);
      return performance.now() - from;
    };
    const [wrongCode, wrongNumber]: [number[], number[]] = [[], []];
    for (let round = 0; round < 25; round++) {
      wrongCode.push(await timed({ ...applicant, code: String(round).padStart(12, '0') }));
      wrongNumber.push(await timed({ number: `无${round}`, code: applicant.code }));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[12] ?? 0;
    // Twice as long would already be work that only one of them causes; less is the machine's.
    expect(median(wrongCode)).toBeLessThan(2 * median(wrongNumber));
    expect(median(wrongNumber)).toBeLessThan(2 * median(wrongCode));
  });
});

it('bad input is refused, never an error of ours', async () => {
  const nonsense = [
    null,
    [],
    'x',
    {},
    { number: 1, code: 2 },
    { number: '', code: '' },
    { number: 'a\u0000', code: '\ud800' },
  ];
  for (const body of nonsense) expect((await progress(body as never)).status, JSON.stringify(body)).toBe(422);
  const long = { number: 'x'.repeat(65), code: '1' };
  expect((await progress(long)).body).toMatchObject({ code: 'invalid', errors: [{ path: 'number' }] });
  const raw = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect((await nobody.send('/public/progress', { ...raw, body: '{' })).status).toBe(400);
  expect((await nobody.send('/public/progress', { ...raw, body: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect((await nobody.send('/public/progress', { method: 'POST', body: 'x' })).status).toBe(415);
  expect((await nobody.get('/public/progress')).status).toBe(405);
});

describe('guessing', () => {
  /** Makes room for what follows: all tests call from one address. */
  const forget = () => inDatabase('DELETE FROM public_attempt');

  it('ends for one number, whether it exists or not, and for no other', async () => {
    await forget();
    const { applicant, respondent } = await mediated();
    const other = await mediated();
    const unknown = { number: '云河2026-888888', code: '0000 0000 0000' };
    const wrong = { number: applicant.number, code: '0000 0000 0000' };
    for (const given of [wrong, unknown]) {
      const statuses = new Set<number>();
      for (let attempt = 0; attempt < WRONG_PER_NUMBER; attempt++) statuses.add((await progress(given)).status);
      expect([...statuses]).toEqual([404]);
      const refused = await progress(given);
      expect(refused.body).toMatchObject({ status: 429, code: 'too-many-attempts' });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    }
    // Typed differently it is the same number; and the right code waits too, or the limit would limit nothing.
    expect((await progress({ ...wrong, number: ` ${wrong.number} ` })).status).toBe(429);
    expect((await progress(respondent)).status).toBe(429);
    expect((await progress(other.applicant)).status).toBe(200);
  });

  it('a right code is not counted, however often it is used', async () => {
    await forget();
    const { applicant } = await mediated();
    for (let look = 0; look < WRONG_PER_NUMBER + 5; look++) expect((await progress(applicant)).status).toBe(200);
  });

  it('ends for one address', async () => {
    await forget();
    const { applicant } = await mediated();
    const attempts = Array.from({ length: PER_ADDRESS }, (_, index) =>
      progress({ number: `无此号${index}`, code: '1' }),
    );
    for (const { status } of await Promise.all(attempts)) expect(status).toBe(404);
    expect((await progress(applicant)).status).toBe(429);
    await forget();
    expect((await progress(applicant)).status).toBe(200);
  });

  it('is counted under hashes alone', async () => {
    await progress({ number: '云河2026-777777', code: '1' });
    const rows = await inDatabase(`SELECT encode(key, 'escape') AS key FROM public_attempt`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/777777|127\.0\.0\.1/);
  });

  function inDatabase(sql: string): Promise<Record<string, unknown>[]> {
    return inTransaction(api.record.db, SYSTEM, (tx) => tx.query(sql));
  }
});
