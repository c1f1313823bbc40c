import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardDisputes } from '../../activities/guard-disputes.ts';
import { createGuardHousehold } from '../../activities/guard-household.ts';
import { papersOfFile } from '../../record/household-papers.ts';
import { createTellOthers } from '../../activities/tell-others.ts';
import { addHours } from '../../domain/time/instant.ts';
import { requestDocument, storeDocument } from '../../record/documents.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { deciders } from '../../domain/deciders.ts';
import { verify } from '../../record/verify.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, mediating, registered } from './caller.ts';
import { paperView } from './paper-view.ts';

const STRANGERS = [
  ...[
    'mediator.yangping',
    'coordinator.qingxi',
    'mediator.qingxi',
    'officer.beiling',
    'chief.beiling',
    'grid.yangping',
  ],
  ...['women.qingxi', 'clerk.court', 'judge.court', 'supervisor.county', 'auditor.county', 'admin'],
];

let api: ApiUnderTest;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  const usernames = ['officer.qingxi', 'deputy.qingxi', 'chief.qingxi', ...STRANGERS];
  api = await startApi({ usernames });
  for (const username of usernames) callers.set(username, await loggedIn(api.url, username));
});
afterAll(() => api.stop());

function caller(username: string): Caller {
  const known = callers.get(username);
  if (!known) throw new Error(`${username} is not logged in`);
  return known;
}

const husband = { name: '周志强', relation: '户主', role: 'perpetrator', idNumber: '330681198506121314' };
const wife = {
  name: '吴小梅',
  relation: '妻',
  role: 'victim',
  birthDate: '1988-09-15',
  phone: '13511112222',
  presentAddress: '云河县北岭乡山前村娘家5号',
};
const opening = { address: '清溪镇羊坪村二组8号', level: 'orange', reason: '半年两次报警', members: [husband, wife] };
const done = { done: true, note: '已做' };
const visit = {
  listened: done,
  policyExplained: done,
  warnedByCases: done,
  counselled: done,
  personsSeen: ['丈夫', '妻子'],
  victimAlone: true,
  means: 'visit',
  violenceRecurred: false,
  feedback: '情绪平稳',
};

async function opened(by = 'officer.qingxi', more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await caller(by).post('/households', { ...opening, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id as string;
}

async function file(id: string, by = 'officer.qingxi') {
  return (await caller(by).get(`/households/${id}`)).body as Record<string, unknown> & {
    members: Record<string, unknown>[];
  };
}

function now(): Promise<string> {
  return api.record.clock.now();
}

describe('POST /households', () => {
  it('opens a file that says who answers for it and when the first visit is due', async () => {
    const answer = await caller('officer.qingxi').post('/households', opening);
    expect(answer).toMatchObject({ status: 201, body: { level: 'orange', status: 'controlled', seq: 2 } });
    expect(answer.headers.get('location')).toBe(`/api/v1/households/${String(answer.body.id)}`);
    const body = await file(String(answer.body.id));
    expect(body).toMatchObject({
      address: '清溪镇羊坪村二组8号',
      owner: { userId: 'officer.qingxi', role: 'community-officer' },
      nextRevisit: { because: 'opened', by: 'community-officer' },
      waitingFor: { what: 'revisit' },
    });
    expect(body.nextRevisitOn).toBe(daysAfter(await now(), 7));
    expect(body.actions).toContain('record-revisit');
  });

  it('shows people masked, and of whoever is in danger no phone and no address', async () => {
    const text = JSON.stringify(await file(await opened()));
    expect(text).toContain('330681********1314');
    for (const secret of ['330681198506121314', '13511112222', '135****2222', '山前村', '北岭']) {
      expect(text).not.toContain(secret);
    }
  });

  it.each([
    ['members.0.idNumber', { members: [{ ...husband, idNumber: '330681198506121311' }] }, 422],
    ['level', { level: 'purple' }, 422],
    ['members', { members: [] }, 422],
  ])('refuses a wrong %s', async (path, more, status) => {
    const { body } = await caller('officer.qingxi').post('/households', { ...opening, ...more });
    expect(body).toMatchObject({ status, errors: [{ path }] });
  });

  it('is for a station’s own officers', async () => {
    const other = await caller('officer.qingxi').post('/households', { ...opening, stationId: 'beiling-station' });
    expect(other.status).toBe(403);
    for (const username of STRANGERS.filter((name) => !name.includes('beiling'))) {
      expect([username, (await caller(username).post('/households', opening)).status]).toEqual([username, 403]);
    }
  });
});

describe('档案 is the station’s alone', () => {
  it('where somebody in danger is, is told to its leaders and its owner for a purpose, and to nobody else', async () => {
    const officer = caller('officer.qingxi');
    const id = await opened('deputy.qingxi', { level: 'red' });
    const [he, she] = (await file(id)).members.map(({ personId }) => String(personId));
    const look = (username: string, person: string | undefined, field: string) =>
      caller(username).post(`/people/${String(person)}/reveal`, { field, purpose: '核对身份' });
    for (const username of STRANGERS) {
      for (const field of ['phone', 'idNumber']) {
        expect([username, (await look(username, she, field)).status]).toEqual([username, 404]);
      }
    }
    expect((await look('officer.qingxi', she, 'phone')).status).toBe(403);
    expect((await look('officer.qingxi', she, 'birthDate')).body).toMatchObject({
      field: 'birthDate',
      value: '1988-09-15',
    });
    expect((await look('officer.qingxi', he, 'idNumber')).body.value).toBe('330681198506121314');
    expect((await look('chief.qingxi', she, 'address')).body.value).toBe('云河县北岭乡山前村娘家5号');
    expect((await officer.post(`/people/${String(she)}/reveal`, { field: 'birthDate' })).status).toBe(422);

    const { members } = await file(id);
    const moved = { memberId: members[1]?.memberId, phone: '13655556666', safeContact: '短信给她妹妹' };
    expect((await officer.post(`/households/${id}/change-reach`, { memberId: moved.memberId })).status).toBe(422);
    expect((await officer.post(`/households/${id}/change-reach`, moved)).status).toBe(200);
    expect((await look('deputy.qingxi', she, 'phone')).body.value).toBe('13655556666');
    expect((await look('deputy.qingxi', she, 'address')).body.value).toBeNull();
    const looks = await inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query(`SELECT field, user_id FROM audit WHERE stream_id = $1 AND kind = 'reveal' ORDER BY at, user_id`, [id]),
    );
    expect(looks).toContainEqual({ field: 'address', user_id: 'chief.qingxi' });
    expect(looks).toHaveLength(5);
    // The owner of an orange household is an officer.
    const orange = await opened();
    const wifeOfOrange = (await file(orange)).members[1]?.personId;
    expect((await look('officer.qingxi', String(wifeOfOrange), 'phone')).body.value).toBe('13511112222');
  });

  it('asks the court for an order, has its help and its breach on record, and knows the village by the address', async () => {
    const id = await opened();
    const officer = caller('officer.qingxi');
    const run = async (command: string, body: unknown) => officer.post(`/households/${id}/${command}`, body);
    expect((await file(id)).villageId).toBe('yangping');
    expect((await run('name-village', { villageId: 'shanqian' })).status).toBe(422);
    expect((await run('name-village', { villageId: 'hekou' })).status).toBe(200);
    const asked = { courtId: 'court', acceptedAt: await now(), urgent: true, applicant: 'police' };
    expect((await run('apply-for-protection-order', asked)).body).toMatchObject({ errors: [{ path: 'inability' }] });
    expect((await run('apply-for-protection-order', { ...asked, inability: 'coerced' })).status).toBe(200);
    const order = {
      urgent: true,
      measures: ['禁止接触'],
      courtId: 'court',
      issuedOn: (await now()).slice(0, 10),
      months: 6,
    };
    expect((await run('record-protection-order', order)).status).toBe(200);
    const { protectionOrders, applications } = (await file(id)) as unknown as Record<string, { orderId: string }[]>;
    expect(applications).toMatchObject([{ decision: { as: 'granted' }, applicant: 'police' }]);
    const orderId = protectionOrders?.[0]?.orderId;
    expect((await run('record-order-help', { orderId, at: await now(), note: '已责令不得接近' })).status).toBe(200);
    const breach = { orderId, at: await now(), detail: '到单位纠缠', measures: [{ kind: 'fine', amountFen: 100_001 }] };
    expect((await run('record-order-breach', breach)).body).toMatchObject({
      errors: [{ path: 'measures.0.amountFen' }],
    });
    breach.measures = [{ kind: 'fine', amountFen: 100_000 }];
    expect((await run('record-order-breach', breach)).body.events).toEqual(['protection-order-breached']);
    expect((await run('revoke-protection-order', { orderId, on: order.issuedOn })).status).toBe(200);
    expect((await file(id)).protectionOrders).toMatchObject([
      { helped: [{ note: '已责令不得接近' }], breaches: [{ detail: '到单位纠缠' }], revokedOn: order.issuedOn },
    ]);
  });

  it('its tasks and notices are the station’s', async () => {
    const id = await opened();
    const tasks = (await caller('officer.qingxi').get('/tasks?scope=mine&pageSize=200')).body.items;
    expect(JSON.stringify(tasks)).toContain(id);
    for (const username of STRANGERS) {
      const seen = JSON.stringify([
        (await caller(username).get('/tasks?scope=below&pageSize=200')).body,
        (await caller(username).get('/tasks?scope=organisation&pageSize=200')).body,
        (await caller(username).get('/notifications?pageSize=200')).body,
      ]);
      expect(seen).not.toContain(id);
    }
  });
});

describe('commands', () => {
  it('a complete visit calls for the next one by the level’s rhythm; an incomplete one stays due', async () => {
    const id = await opened();
    const officer = caller('officer.qingxi');
    const before = await file(id);
    const partly = { ...visit, at: await now(), counselled: { done: false } };
    expect((await officer.post(`/households/${id}/record-revisit`, partly)).body.events).toEqual(['visited']);
    expect((await file(id)).nextRevisitOn).toBe(before.nextRevisitOn);
    const answer = await officer.post(`/households/${id}/record-revisit`, { ...visit, at: await now() });
    expect(answer.body).toMatchObject({ events: ['visited', 'visit-scheduled'], level: 'orange' });
    expect(await file(id)).toMatchObject({
      visits: [{ complete: false }, { complete: true, personsSeen: '丈夫、妻子', byUserId: 'officer.qingxi' }],
      nextRevisit: { because: 'interval' },
    });
    const { body } = await officer.post(`/households/${id}/record-revisit`, {
      ...visit,
      at: await now(),
      listened: { done: true },
    });
    expect(body).toMatchObject({ status: 422, errors: [{ path: 'listened.note' }] });
  });

  it('an incident raises to red at once and hands it to the deputy chief', async () => {
    const id = await opened();
    const { body } = await caller('officer.qingxi').post(`/households/${id}/report-incident`, {
      at: await now(),
      detail: '酒后殴打妻子',
    });
    expect(body).toMatchObject({ level: 'red', events: ['incident-reported', 'level-changed', 'visit-scheduled'] });
    expect(await file(id)).toMatchObject({
      owner: { userId: 'deputy.qingxi', role: 'deputy-chief' },
      nextRevisit: { because: 'violence', by: 'deputy-chief' },
      plan: null,
    });
    const visited = await caller('officer.qingxi').post(`/households/${id}/record-revisit`, {
      ...visit,
      at: await now(),
    });
    expect(visited.status).toBe(403);
  });

  it('plan, owner, members, protection order, clearance', async () => {
    const id = await opened();
    const deputy = caller('deputy.qingxi');
    const run = async (command: string, body: unknown) =>
      (await deputy.post(`/households/${id}/${command}`, body)).status;
    const { members } = await file(id);
    expect(await run('change-plan', { plan: '每两月走访' })).toBe(200);
    expect(await run('assign-owner', { userId: 'officer.beiling' })).toBe(422);
    expect(await run('assign-owner', { userId: 'chief.qingxi' })).toBe(422);
    expect(await run('add-member', { name: '周小', relation: '子', role: 'victim', birthDate: '2015-01-01' })).toBe(
      200,
    );
    expect(await run('add-member', { name: '周二', relation: '子', role: 'victim', idNumber: '1' })).toBe(422);
    expect(await run('change-member', { memberId: members[0]?.memberId, role: 'other' })).toBe(200);
    const clearance = { disputeId: '0b9f6c1e-2a51-4d0e-8f43-6f0f6b1d2c3a', note: '同意分开调解' };
    expect(await run('clear-mediation', clearance)).toBe(200);
    const order = { urgent: false, measures: ['禁止接触'], courtId: 'court', issuedOn: (await now()).slice(0, 10) };
    expect(await run('record-protection-order', { ...order, months: 7 })).toBe(422);
    expect(await run('record-protection-order', { ...order, months: 6 })).toBe(200);
    expect(await run('clear-mediation', clearance)).toBe(409);
    expect(await file(id)).toMatchObject({
      plan: '每两月走访',
      members: [{ role: 'other' }, {}, { name: '周小' }],
      protectionOrders: [{ months: 6, measures: '禁止接触' }],
      clearances: [{ note: '同意分开调解', byUserId: 'deputy.qingxi' }],
    });
  });

  it('a warning is issued on evidence, delivered, and then in force', async () => {
    const id = await opened();
    const officer = caller('officer.qingxi');
    const statement = (kind: string) => ({ kind, note: '陈述一致' });
    const warning = {
      acceptedAt: await now(),
      admitted: true,
      evidence: [statement('perpetrator-statement')],
      circumstances: ['victim-asks'],
    };
    const refused = await officer.post(`/households/${id}/issue-warning`, warning);
    expect(refused.body).toMatchObject({ status: 422, code: 'rule-broken' });
    warning.evidence.push(statement('victim-statement'));
    expect((await officer.post(`/households/${id}/deliver-warning`, { at: await now() })).status).toBe(409);
    expect((await officer.post(`/households/${id}/issue-warning`, warning)).body.events).toEqual(['warning-issued']);
    const delivered = await officer.post(`/households/${id}/deliver-warning`, { at: await now(), refused: true });
    expect(delivered.status).toBe(200);
    expect(await file(id)).toMatchObject({
      warnings: [{ delivered: { refused: true }, clean: 0, evidence: [{ note: '陈述一致' }, {}] }],
    });
  });

  it('has its papers made for the station: the whole file, a visit, a warning – none says where the wife is', async () => {
    const id = await opened('officer.qingxi', { plan: '每月上门，妻子现住云河县北岭乡山前村娘家5号。' });
    const officer = caller('officer.qingxi');
    const documents = `/households/${id}/documents`;
    for (const form of ['revisit-record', 'warning-letter']) {
      expect((await officer.post(documents, { form })).body.code).toBe('rule-broken');
    }
    await officer.post(`/households/${id}/record-revisit`, { ...visit, at: await now() });
    const statement = (kind: string) => ({ kind, note: '住山前村的证人说' });
    const evidence = [statement('witness-statement'), statement('perpetrator-statement')];
    await officer.post(`/households/${id}/issue-warning`, {
      ...{ acceptedAt: await now(), admitted: true, evidence, circumstances: ['victim-asks'] },
      ...{ relationship: '夫妻', facts: '殴打妻子，她已搬到山前村娘家5号，电话13511112222。' },
    });
    await officer.post(`/households/${id}/deliver-warning`, { at: await now(), refused: true, note: '称不识字' });
    const papers = [];
    for (const form of ['household-file', 'revisit-record', 'warning-letter']) {
      const asked = await caller('deputy.qingxi').post(documents, { form });
      expect(asked).toMatchObject({ status: 202, body: { form } });
      for (const username of STRANGERS) {
        expect((await caller(username).get(`/documents/${String(asked.body.id)}`)).status).toBe(404);
      }
      expect((await officer.get(`/documents/${String(asked.body.id)}`)).status).toBe(202);
      papers.push(await paperView(api.record, id, asked.body));
    }
    expect(JSON.stringify(papers)).not.toMatch(/山前村|13511112222|135\*/);
    expect((await officer.get(`/households/${id}/dossier`)).status).toBe(202);
    const inDossier = await inTransaction(api.record.db, SYSTEM, (tx) => papersOfFile(tx, id));
    expect(inDossier.unmade.map(({ form }) => form.split('.')[0])).toEqual([
      ...['household-file', 'warning-letter', 'revisit-record'],
    ]);
    const [whole, record, letter] = papers;
    expect(whole).toMatchObject({
      station: '清溪镇派出所',
      level: '橙色管控',
      history: [{ step: '建档管控', level: '橙', reason: '半年两次报警' }],
      members: [{ role: '加害人' }, { role: '受害人', address: '由受理机构另行保存' }],
      visits: [{ elements: '全部到位', result: '完成' }],
      warnings: [{ evidence: '证人证言、加害人陈述' }],
    });
    expect(record).toMatchObject({ turn: '第1次', personsSeen: '丈夫、妻子' });
    expect(letter).toMatchObject({ relationship: '夫妻', people: [{ name: '周志强' }, { name: '吴小梅' }] });
    expect(letter).toMatchObject({ delivery: expect.stringContaining('拒绝签名、捺指印') });
  });

  it('the station’s list goes by level, owner and whether a visit was missed', async () => {
    const id = await opened('deputy.qingxi', { level: 'red' });
    const ids = async (query: string) => {
      const { body } = await caller('chief.qingxi').get(`/households?pageSize=200&${query}`);
      return (body.items as { id: string }[]).map((item) => item.id);
    };
    expect(await ids('level=red')).toContain(id);
    expect(await ids('ownerId=deputy.qingxi&overdue=false&status=controlled')).toContain(id);
    expect(await ids('level=blue')).not.toContain(id);
    expect(await ids('overdue=true')).toEqual([]);
    expect((await caller('chief.qingxi').get('/households?colour=red')).status).toBe(422);
  });
});

describe('并档 and 重新列管', () => {
  const son = { name: '施小宝', relation: '子', role: 'other', birthDate: '2012-02-03' };
  const she = { name: '施兰', relation: '妻', role: 'victim', idNumber: '330681198703031326', phone: '13622223333' };
  const he = { name: '卞大力', relation: '户主', role: 'perpetrator', idNumber: '330681198402021319' };

  it('one file survives with the people and the words of both, found by identity through either', async () => {
    const officer = caller('officer.qingxi');
    const survivor = await opened('officer.qingxi', { level: 'blue', reason: '邻里反映', members: [he, son] });
    const ended = await opened('officer.qingxi', { level: 'orange', reason: '她自己报警', members: [she] });
    await officer.post(`/households/${ended}/record-revisit`, { ...visit, at: await now(), feedback: '她愿意谈' });
    const { number } = await file(survivor);
    const answer = await officer.post(`/households/${survivor}/merge`, { householdId: ended });
    expect(answer.body).toMatchObject({ status: 'controlled', level: 'orange' });
    expect(answer.body.events).toEqual(['merged-in', 'level-changed']);
    const after = await file(survivor);
    expect(after).toMatchObject({
      number,
      mergedFrom: [ended],
      members: [{ name: '卞大力' }, { name: '施小宝' }, { name: '施兰', confidential: true }],
      visits: [{ feedback: '她愿意谈' }],
      levels: [{ reason: '邻里反映' }, { level: 'orange', cause: 'merged' }],
    });
    expect(JSON.stringify(after)).not.toContain('13622223333');
    const look = { field: 'phone', purpose: '核对联系方式' };
    const person = String(after.members[2]?.personId);
    expect((await caller('chief.qingxi').post(`/people/${person}/reveal`, look)).body.value).toBe('13622223333');

    expect(await file(ended)).toMatchObject({ status: 'exited', mergedInto: survivor, actions: [], deadlines: [] });
    const listed = JSON.stringify((await officer.get('/households?pageSize=200')).body.items);
    expect(listed.includes(ended)).toBe(false);
    const tasks = JSON.stringify((await officer.get('/tasks?scope=organisation&pageSize=200')).body.items);
    expect([tasks.includes(survivor), tasks.includes(ended)]).toEqual([true, false]);
    // She is known only from the file that ended, and stands in the red one that is left.
    await officer.post(`/households/${survivor}/report-incident`, { at: await now(), detail: '殴打' });
    const parties = [
      { side: 'applicant', kind: 'person', name: she.name, idNumber: she.idNumber },
      { side: 'respondent', kind: 'person', name: he.name, idNumber: he.idNumber },
    ];
    const family = { type: 'marriage-family', title: '离婚', facts: '财产分割。', parties };
    const id = await registered(caller('mediator.yangping'), family);
    expect((await caller('mediator.yangping').get(`/disputes/${id}`)).body.outcome).toBe('safety-stop');
    const { findings } = await verify(api.record, deciders);
    expect(findings).toEqual([]);
  });

  it('a merged file is merged no further, what is not there cannot be, and of two at once one is', async () => {
    const [one, two] = [await opened('officer.qingxi', { members: [son] }), await opened('officer.qingxi')];
    const officer = caller('officer.qingxi');
    const merge = (into: string, householdId: string) => officer.post(`/households/${into}/merge`, { householdId });
    expect((await merge(one, one)).status).toBe(422);
    expect((await merge(one, '00000000-0000-4000-8000-000000000000')).status).toBe(422);
    expect((await merge(one, 'nonsense')).status).toBe(422);
    const answers = await Promise.all([merge(one, two), merge(two, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [into, from] = answers[0]?.status === 200 ? [one, two] : [two, one];
    const third = await opened('officer.qingxi', { members: [he] });
    expect((await merge(third, from)).status).toBe(409);
    expect((await merge(third, into)).status).toBe(200);
    expect((await file(third)).mergedFrom).toEqual([into, from]);
  });

  it('a family that has left control is opened again and gets no second file', async () => {
    const officer = caller('officer.qingxi');
    const members = [
      { ...he, name: '江石', idNumber: '330681197503031319' },
      { ...she, name: '江月', idNumber: '330681197704041329' },
    ];
    const id = await opened('officer.qingxi', { level: 'blue', members });
    const again = { ...opening, level: 'blue', members };
    expect((await officer.post('/households', again)).body).toMatchObject({ status: 'controlled', similar: [{ id }] });
    await officer.post(`/households/${id}/record-revisit`, { ...visit, at: await now() });
    const [review] = (await officer.get('/reviews')).body.items as { id: string }[];
    const released = await caller('chief.qingxi').post(`/reviews/${review?.id ?? ''}/decide`, {
      heldAt: await now(),
      attendees: ['所长'],
      decisions: [{ householdId: id, decision: 'exit', reason: '平稳' }],
    });
    expect(released.status).toBe(200);
    const refused = await officer.post('/households', again);
    expect(refused.body).toMatchObject({ status: 409, allowed: ['reopen', 'report-incident'] });
    expect(refused.body.detail).toContain(id);
    const reopened = await officer.post(`/households/${id}/reopen`, { level: 'orange', reason: '再次争吵' });
    expect(reopened.body).toMatchObject({ status: 'controlled', level: 'orange' });
    expect(await file(id)).toMatchObject({ episodes: [{ level: 'blue' }, { level: 'orange' }], visits: [{}] });
  });
});

describe('不适宜调解: households and disputes', () => {
  const family = (he: object, she: object) => ({
    type: 'marriage-family',
    title: '离婚财产分割',
    facts: '双方因财产分割发生争执。',
    parties: [
      { side: 'applicant', kind: 'person', ...she },
      { side: 'respondent', kind: 'person', ...he },
    ],
  });

  it('a husband in a household file and a wife who registers without any flag are matched by identity', async () => {
    const he = { name: '蒋大成', birthDate: '1979-03-04', idNumber: '330681197903041313' };
    const member = { ...he, relation: '户主', role: 'perpetrator' };
    const household = await opened('deputy.qingxi', { level: 'red', members: [member] });
    // She knows his name and his birthday, and he has many names' sakes.
    const she = { name: '沈月', phone: '13700001111' };
    const mediator = caller('mediator.yangping');
    const named = { name: he.name, birthDate: he.birthDate };
    const id = await registered(mediator, family(named, she));
    const { body } = await mediator.get(`/disputes/${id}`);
    expect(body).toMatchObject({ status: 'closed', outcome: 'safety-stop', actions: [] });
    const said = JSON.stringify([body, (await mediator.get(`/disputes/${id}/events`)).body]);
    for (const word of ['家暴', '红色', '施暴', '管控', household]) expect(said).not.toContain(word);

    const namesake = await registered(mediator, family({ name: he.name }, she));
    expect((await mediator.get(`/disputes/${namesake}`)).body.status).toBe('registered');

    await react(id);
    expect((await file(household)).disputeIds).toEqual([id]);
    await react(id);
    expect((await file(household)).disputeIds).toEqual([id]);
  });

  it('a family whose mediation is stopped, and that has no file, is given one by its station, once', async () => {
    const he = { name: '潘二牛', idNumber: '33068119830305131X', address: '清溪镇羊坪村一组9号' };
    const she = { name: '邓小兰', birthDate: '1984-01-01', safeContact: '打给她姐姐', address: '北岭乡姐姐家' };
    const mediator = caller('mediator.yangping');
    const id = await registered(mediator, { ...family(he, she), domesticViolence: true });
    await reportCrime(id);
    expect((await mediator.get(`/disputes/${id}`)).body).toMatchObject({ status: 'closed', outcome: 'safety-stop' });
    const before = await listed();
    await react(id);
    await react(id);
    const [household, ...more] = (await listed()).filter((each) => !before.includes(each));
    expect(more).toEqual([]);
    const body = await file(household ?? '', 'deputy.qingxi');
    expect(body).toMatchObject({
      level: 'red',
      address: '清溪镇羊坪村一组9号',
      disputeIds: [id],
      owner: { userId: 'deputy.qingxi' },
      members: [
        { name: '邓小兰', role: 'victim', confidential: true },
        { name: '潘二牛', role: 'perpetrator' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('姐姐');
    // The next one that they bring is stopped by the file alone.
    const next = await registered(mediator, family({ ...he, address: undefined }, { name: '邓小兰' }));
    expect((await mediator.get(`/disputes/${next}`)).body.status).toBe('closed');
  });

  it('people of whom no more than the name is known are given a file once, too', async () => {
    const id = await registered(caller('mediator.yangping'), {
      ...family({ name: '无名甲' }, { name: '无名乙', safeContact: '村委' }),
      domesticViolence: true,
    });
    await reportCrime(id);
    const before = await listed();
    const [reaction] = await undoneReactions(api.record.db, id);
    if (reaction === undefined) throw new Error('nothing is to be done');
    await createGuardHousehold(api.record)(reaction);
    await createGuardHousehold(api.record)(reaction);
    expect((await listed()).length).toBe(before.length + 1);
  });

  it('open disputes of a family are stopped when its household turns red', async () => {
    const he = { name: '余阿根', idNumber: '330681197605061316' };
    const she = { name: '白玉', idNumber: '330681197801011324' };
    const household = await opened('officer.qingxi', {
      level: 'blue',
      members: [
        { ...he, relation: '户主', role: 'perpetrator' },
        { ...she, relation: '妻', role: 'victim' },
      ],
    });
    const mediator = caller('mediator.yangping');
    const id = await registered(mediator, family(he, she));
    const unrelated = await mediating(mediator);
    expect((await mediator.get(`/disputes/${id}`)).body.status).toBe('registered');
    await caller('officer.qingxi').post(`/households/${household}/report-incident`, {
      at: await now(),
      detail: '殴打',
    });
    await react(household);
    expect((await mediator.get(`/disputes/${id}`)).body).toMatchObject({ status: 'closed', outcome: 'safety-stop' });
    expect((await mediator.get(`/disputes/${unrelated}`)).body.status).toBe('mediating');
    expect(await undoneReactions(api.record.db, household)).toEqual([]);
  });

  async function reportCrime(id: string): Promise<void> {
    const danger = { kind: 'criminal', detail: '当场殴打' };
    expect((await caller('mediator.yangping').post(`/disputes/${id}/report-danger`, danger)).status).toBe(200);
  }

  /** Does what the engine would do for this record. */
  async function react(streamId: string): Promise<void> {
    const activities = {
      'guard-household': createGuardHousehold(api.record),
      'guard-disputes': createGuardDisputes(api.record),
    };
    for (const reaction of await undoneReactions(api.record.db, streamId)) {
      await activities[reaction.kind as keyof typeof activities](reaction);
    }
  }

  async function listed(): Promise<string[]> {
    const { body } = await caller('deputy.qingxi').get('/households?pageSize=200');
    return (body.items as { id: string }[]).map((item) => item.id);
  }
});

function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(`${instant.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

describe('强制报告 (反家庭暴力法 14)', () => {
  const told = { reporterKind: 'school', text: '学生身上多处瘀伤,自述被父亲殴打。', minor: true };

  it('reaches the station of the place; who reports has a receipt, and is named to its leaders for a purpose', async () => {
    const [village, officer, chief] = ['mediator.yangping', 'officer.qingxi', 'chief.qingxi'].map(caller);
    if (!village || !officer || !chief) throw new Error('somebody is missing');
    const { status, body } = await village.post('/violence-reports', told);
    expect([status, Object.keys(body).sort()]).toEqual([201, ['number', 'receivedAt', 'stationName']]);
    const teacher = { name: '陶老师', organisation: '清溪小学', phone: '13577778888' };
    expect((await officer.post('/violence-reports', { ...told, minor: false, reporter: teacher })).status).toBe(201);
    const { items } = (await officer.get('/violence-reports')).body as { items: Record<string, string>[] };
    expect(items).toMatchObject([{ minor: false }, { minor: true, text: told.text, number: body.number }]);
    const [entered, own] = items.map(({ id }) => String(id));
    const notices = JSON.stringify((await officer.get('/notifications?pageSize=200')).body);
    expect(notices).toContain('minor-violence-reported');
    const tasks = JSON.stringify((await officer.get('/tasks?scope=mine&pageSize=200')).body);
    expect(tasks).toContain('take-up-minor-report');
    const seen = [JSON.stringify([items, (await officer.get(`/violence-reports/${entered}`)).body]), tasks, notices];
    for (const secret of ['陶老师', '清溪小学', '13577778888', 'mediator.yangping', '羊坪村人民调解委员会']) {
      expect([secret, seen.some((text) => text.includes(secret))]).toEqual([secret, false]);
    }

    const reveal = { purpose: '核实伤情' };
    expect((await officer.post(`/violence-reports/${entered}/reveal-reporter`, reveal)).status).toBe(403);
    expect((await chief.post(`/violence-reports/${entered}/reveal-reporter`, {})).status).toBe(422);
    expect((await chief.post(`/violence-reports/${entered}/reveal-reporter`, reveal)).body).toEqual({
      ...teacher,
      until: expect.any(String),
    });
    expect((await chief.post(`/violence-reports/${own}/reveal-reporter`, reveal)).body.name).toBe('mediator.yangping');
    const looks = await inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query(`SELECT user_id, field FROM audit WHERE stream_id = $1 AND kind = 'reveal'`, [entered]),
    );
    expect(looks).toEqual([{ user_id: 'chief.qingxi', field: 'reporter' }]);

    for (const username of STRANGERS) {
      const read = await caller(username).get(`/violence-reports/${own}`);
      const settled = await caller(username).post(`/violence-reports/${own}/settle`, {});
      const revealed = await caller(username).post(`/violence-reports/${own}/reveal-reporter`, reveal);
      const list = await caller(username).get('/violence-reports');
      const all = [read.status, settled.status, revealed.status, list.body.total];
      expect([username, ...all]).toEqual([username, 404, 404, 404, 0]);
    }
    const householdId = await opened();
    const settle = (id: string | undefined, how: object) => officer.post(`/violence-reports/${String(id)}/settle`, how);
    expect((await settle(own, { as: 'household', householdId: own })).status).toBe(422);
    expect((await settle(own, { as: 'household', householdId })).status).toBe(200);
    expect((await settle(own, { as: 'household', householdId })).status).toBe(409);
    expect((await settle(entered, { as: 'not-established', reason: '经核实系摔伤' })).body.status).toBe('closed');
    expect((await caller('clerk.court').post('/violence-reports', told)).body).toMatchObject({
      errors: [{ path: 'stationId' }],
    });
    expect((await caller('admin').post('/violence-reports', told)).status).toBe(403);
  });
});

describe('What others get of a file', () => {
  async function warned(): Promise<string> {
    const id = await opened();
    const officer = caller('officer.qingxi');
    const kinds = ['perpetrator-statement', 'victim-statement'];
    const warning = { acceptedAt: await now(), admitted: true, circumstances: [] };
    const evidence = kinds.map((kind) => ({ kind, note: '陈述一致' }));
    await officer.post(`/households/${id}/issue-warning`, { ...warning, evidence });
    expect((await officer.post(`/households/${id}/deliver-warning`, { at: await now() })).status).toBe(200);
    await tell(id);
    return id;
  }

  async function tell(id: string): Promise<void> {
    for (const reaction of await undoneReactions(api.record.db, id)) {
      if (reaction.kind === 'tell-others') await createTellOthers(api.record)(reaction);
    }
  }

  it('the village and 妇联 get names, a date and where to put the result, and nothing else', async () => {
    const id = await warned();
    const [officer, village, women] = ['officer.qingxi', 'mediator.yangping', 'women.qingxi'].map(caller);
    if (!officer || !village || !women) throw new Error('somebody is missing');
    const given = (await officer.get(`/visit-tasks?householdId=${id}`)).body.items as Record<string, string>[];
    expect(given.map(({ organisationId, asks }) => `${organisationId} ${asks}`).sort()).toEqual([
      ...['qingxi know', 'qingxi-women visit', 'yangping visit'],
    ]);
    await tell(id);
    expect((await officer.get(`/visit-tasks?householdId=${id}`)).body.total).toBe(3);
    const own = String(given.find(({ organisationId }) => organisationId === 'yangping')?.id);
    const { body } = await village.get(`/visit-tasks/${own}`);
    expect(body).toMatchObject({ names: '周志强、吴小梅', cause: 'warning', actions: ['report-visit'] });
    const all = JSON.stringify([body, (await village.get('/visit-tasks')).body, (await village.get('/tasks')).body]);
    expect(all).toContain(own);
    for (const secret of [id, '二组8号', '山前村', '13511112222', 'orange', '报警', '330681']) {
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    }
    expect((await women.get(`/visit-tasks/${own}`)).status).toBe(404);
    expect((await village.get(`/visit-tasks?householdId=${id}`)).body.total).toBe(0);
    for (const username of STRANGERS.filter((name) => !['mediator.yangping'].includes(name))) {
      const read = await caller(username).get(`/visit-tasks/${own}`);
      const report = await caller(username).post(`/visit-tasks/${own}/report-visit`, {});
      expect([username, read.status, report.status]).toEqual([username, 404, 404]);
    }
    const result = { visitedOn: (await now()).slice(0, 10), result: '均在家,又有推搡', violence: true };
    expect((await village.post(`/visit-tasks/${own}/report-visit`, result)).status).toBe(200);
    expect(JSON.stringify((await officer.get('/tasks?scope=mine&pageSize=200')).body)).toContain('heed-visit-result');
    expect(JSON.stringify((await officer.get('/notifications')).body)).toContain('visit-task-violence');
    expect((await officer.get(`/visit-tasks/${own}`)).body).toMatchObject({
      householdId: id,
      results: [{ result: '均在家,又有推搡' }],
      actions: ['heed'],
    });
    expect((await officer.post(`/visit-tasks/${own}/heed`)).status).toBe(200);

    // The family's other file survives: the same three go on, and are found under it.
    const survivor = await opened();
    expect((await officer.post(`/households/${survivor}/merge`, { householdId: id })).status).toBe(200);
    await tell(survivor);
    const goOn = (await officer.get(`/visit-tasks?status=open&householdId=${survivor}`)).body.items;
    expect((goOn as { id: string }[]).map((task) => task.id).sort()).toEqual(given.map((task) => task.id).sort());
    expect((await caller('coordinator.qingxi').get('/visit-tasks')).body.total).toBeGreaterThan(0);
  });

  it('a court gets the one document that it was given, for a time, each look audited', async () => {
    const id = await opened();
    const { record } = api;
    const [officer, deputy, clerk] = ['officer.qingxi', 'deputy.qingxi', 'clerk.court'].map(caller);
    if (!officer || !deputy || !clerk) throw new Error('somebody is missing');
    const document = (form: string) =>
      inTransaction(record.db, SYSTEM, async (tx) => {
        const { id: documentId } = await requestDocument(tx, { streamId: id, form, seq: 1 });
        const rendered = { id: documentId, streamId: id, templateVersion: '1', dataHash: '00' };
        await storeDocument(tx, record.keys, { ...rendered, pdf: Buffer.from(`%PDF ${form}`) });
        return documentId;
      });
    const [one, other] = [await document('warning-letter'), await document('household-file')];
    const asked = { to: 'court', documentId: one, purpose: '审理人身安全保护令申请' };
    expect((await officer.post(`/households/${id}/disclose`, asked)).status).toBe(403);
    for (const [path, wrong] of [
      ['to', { to: 'county' }],
      ['documentId', { documentId: id }],
      ['purpose', { purpose: undefined }],
    ] as const) {
      const { body } = await deputy.post(`/households/${id}/disclose`, { ...asked, ...wrong });
      expect(body).toMatchObject({ status: 422, errors: [{ path }] });
    }
    const elsewhere = await opened();
    expect((await deputy.post(`/households/${elsewhere}/disclose`, asked)).status).toBe(422);
    expect((await clerk.bytes(`/documents/${one}`)).status).toBe(404);
    expect((await deputy.post(`/households/${id}/disclose`, asked)).body.events).toEqual(['disclosed']);

    const read = await clerk.bytes(`/documents/${one}`);
    expect([read.status, await read.text()]).toEqual([200, '%PDF warning-letter']);
    expect((await caller('judge.court').bytes(`/documents/${one}`)).status).toBe(200);
    expect((await clerk.bytes(`/documents/${other}`)).status).toBe(404);
    expect((await clerk.get(`/households/${id}`)).status).toBe(404);
    expect((await clerk.get('/disclosures')).body).toMatchObject({ items: [{ documentId: one }], total: 1 });
    expect((await deputy.get('/disclosures')).body.total).toBe(1);
    for (const username of STRANGERS.filter((name) => !['clerk.court', 'judge.court'].includes(name))) {
      expect([username, (await caller(username).bytes(`/documents/${one}`)).status]).toEqual([username, 404]);
    }
    const looks = await inTransaction(record.db, SYSTEM, (tx) =>
      tx.query(
        `SELECT user_id, field, document_id FROM audit WHERE stream_id = $1 AND kind = 'reveal' ORDER BY user_id`,
        [id],
      ),
    );
    expect(looks).toEqual([
      { user_id: 'clerk.court', field: 'warning-letter', document_id: one },
      { user_id: 'judge.court', field: 'warning-letter', document_id: one },
    ]);

    // Merged, the file's papers are still given to the court, by the file that is left, which knows of the earlier one.
    const survivor = await opened();
    expect((await deputy.post(`/households/${survivor}/merge`, { householdId: id })).status).toBe(200);
    const further = { ...asked, documentId: other };
    expect((await deputy.post(`/households/${survivor}/disclose`, further)).body.events).toEqual(['disclosed']);
    expect(await (await clerk.bytes(`/documents/${other}`)).text()).toBe('%PDF household-file');
    expect(await file(survivor, 'deputy.qingxi')).toMatchObject({
      disclosures: [
        { documentId: one, to: 'court', purpose: asked.purpose, byUserId: 'deputy.qingxi' },
        { documentId: other, to: 'court' },
      ],
    });
    expect((await verify(record, deciders)).findings).toEqual([]);

    await record.clock.setClock(addHours(await now(), 31 * 24));
    expect((await clerk.bytes(`/documents/${one}`)).status).toBe(404);
  });
});
