import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPropose } from '../../activities/propose.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, loggedIn, registration } from './caller.ts';

let api: ApiUnderTest;
let township: Caller;
let village: Caller;
let grid: Caller;
let neighbour: Caller;
let elsewhere: Caller;
let supervisor: Caller;
let today: string;

beforeAll(async () => {
  api = await startApi({
    usernames: [
      ...['coordinator.qingxi', 'coordinator.beiling', 'mediator.yangping', 'mediator.hekou', 'mediator.shanqian'],
      ...['grid.yangping', 'supervisor.county', 'officer.qingxi'],
    ],
  });
  const as = (username: string) => loggedIn(api.url, username);
  [township, village, grid] = [
    await as('coordinator.qingxi'),
    await as('mediator.yangping'),
    await as('grid.yangping'),
  ];
  [neighbour, elsewhere] = [await as('mediator.hekou'), await as('mediator.shanqian')];
  supervisor = await as('supervisor.county');
  today = dateOf(await api.record.clock.now());
});

afterAll(() => api.stop());

const opening = (changes: object = {}) => ({
  title: '返乡人员矛盾纠纷排查',
  areas: [
    { organisationId: 'yangping', part: '一组', households: 40 },
    { organisationId: 'hekou', households: 60 },
  ],
  groups: ['migrant-workers', 'left-behind'],
  from: today,
  to: addDays(today, 10),
  ...changes,
});

async function opened(by: Caller = township, changes: object = {}): Promise<string> {
  const { status, body } = await by.post('/screening-rounds', opening(changes));
  if (status !== 201) throw new Error(`not opened: ${JSON.stringify(body)}`);
  return body.id as string;
}

const idsOf = ({ body }: Answer) => (body.items as { id: string }[]).map(({ id }) => id);
const read = async (by: Caller, id: string) => (await by.get(`/screening-rounds/${id}`)).body;
const areaOf = async (id: string, organisationId: string) => {
  const { areas } = (await read(township, id)) as { areas: { areaId: string; organisationId: string }[] };
  return areas.find((area) => area.organisationId === organisationId)?.areaId ?? '';
};

describe('a screening round', () => {
  it('goes from its opening, area by area, with the clues found, to its summary', async () => {
    const answer = await township.post('/screening-rounds', opening());
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.number).toMatch(/^云河排\d{4}-\d{6}$/);
    const id = answer.body.id as string;
    expect(await read(grid, id)).toMatchObject({
      title: '返乡人员矛盾纠纷排查',
      organisationName: '清溪镇社会治理中心',
      areas: [{ organisationId: 'yangping', part: '一组', households: 40, visited: 0, recorded: false }, {}],
      waitingFor: { what: 'close-round', who: { organisationId: 'qingxi' } },
      actions: ['record-coverage'],
    });
    const inbox = (await grid.get('/tasks')).body.items as object[];
    expect(inbox).toContainEqual(expect.objectContaining({ caseId: id, what: 'record-coverage' }));

    const yangping = await areaOf(id, 'yangping');
    const path = `/screening-rounds/${id}/record-coverage`;
    const covered = await grid.post(
      path,
      { areaId: yangping, visited: 38, found: '两户排水纠纷。' },
      { 'If-Match': '"1"' },
    );
    expect(covered.body).toEqual({ seq: 2, status: 'open', events: ['coverage-recorded'] });
    const clue = await grid.post('/clues', { text: '两户排水纠纷。', roundId: id });
    expect(clue.status, JSON.stringify(clue.body)).toBe(201);
    expect(await read(township, id)).toMatchObject({ clueIds: [clue.body.id] });
    expect(idsOf(await village.get(`/clues?roundId=${id}`))).toEqual([clue.body.id]);

    const { source: _, ...dispute } = registration;
    const sorted = await village.post(`/clues/${clue.body.id}/sort`, { as: 'dispute', dispute });
    expect((await village.get(`/disputes/${sorted.body.disputeId}`)).body.source).toBe('screening');

    const summary = { summary: '共走访98户,发现线索1条。' };
    const early = await township.post(`/screening-rounds/${id}/close`, summary);
    expect(early.body).toMatchObject({ code: 'rule-broken', errors: [{ path: 'areas' }] });
    await neighbour.post(path, { areaId: await areaOf(id, 'hekou'), visited: 60 });
    expect((await township.post(`/screening-rounds/${id}/close`, summary)).body.status).toBe('closed');
    expect(await read(township, id)).toMatchObject({ ending: summary, waitingFor: null, deadlines: [], actions: [] });
    const listed = (await township.get('/screening-rounds?status=closed')).body.items as object[];
    expect(listed).toContainEqual(expect.objectContaining({ id, areas: 2, households: 100, visited: 98, clues: 1 }));
    const late = await grid.post('/clues', { text: '过后才发现。', roundId: id });
    expect(late.body).toMatchObject({ status: 409, code: 'not-possible-now' });
    expect((await grid.post(path, { areaId: yangping, visited: 1 })).status).toBe(409);
  });

  it('is there for whose places are gone through and who is above, and for nobody else', async () => {
    const id = await opened(village, { areas: [{ organisationId: 'yangping', households: 10 }] });
    for (const caller of [village, grid, township, supervisor]) {
      expect((await caller.get(`/screening-rounds/${id}`)).status).toBe(200);
      expect(idsOf(await caller.get('/screening-rounds'))).toContain(id);
    }
    const officer = await loggedIn(api.url, 'officer.qingxi');
    for (const caller of [neighbour, elsewhere, officer]) {
      expect((await caller.get(`/screening-rounds/${id}`)).status).toBe(404);
      expect(idsOf(await caller.get('/screening-rounds'))).not.toContain(id);
      const covering = await caller.post(`/screening-rounds/${id}/record-coverage`, { areaId: 'x', visited: 1 });
      expect(covering.status).toBe(404);
    }
    const foreign = await neighbour.post('/clues', { text: 'x', roundId: id });
    expect(foreign.body).toMatchObject({ code: 'invalid', errors: [{ path: 'roundId' }] });
    expect((await grid.post(`/screening-rounds/${id}/close`, { summary: 'x' })).status).toBe(403);
    expect((await grid.post('/screening-rounds', opening())).status).toBe(403);
    expect((await supervisor.post('/screening-rounds', {})).status).toBe(403);
  });

  it('is not of other people’s places', async () => {
    const areas = [{ organisationId: 'shanqian', households: 3 }];
    const refused = await township.post('/screening-rounds', opening({ areas }));
    expect(refused.body).toMatchObject({ code: 'invalid', errors: [{ path: 'areas.0.organisationId' }] });
    const id = await opened();
    const hekou = await areaOf(id, 'hekou');
    const covering = await grid.post(`/screening-rounds/${id}/record-coverage`, { areaId: hekou, visited: 1 });
    expect(covering.body).toMatchObject({ code: 'invalid', errors: [{ path: 'areaId' }] });
  });

  it.each<[string, object, string]>([
    ['no title', { title: undefined }, 'title'],
    ['no area', { areas: [] }, 'areas'],
    ['an area without households', { areas: [{ organisationId: 'hekou', households: 0 }] }, 'areas.0.households'],
    ['an unknown group', { groups: ['constructor'] }, 'groups.0'],
    ['a group twice', { groups: ['elderly', 'elderly'] }, 'groups.1'],
    ['a day that is none', { to: '2026-02-30' }, 'to'],
    ['an end that is past', { from: '2020-01-01', to: '2020-01-02' }, 'to'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('refuses %s', async (_, changes, path) => {
    expect((await township.post('/screening-rounds', opening(changes))).body).toMatchObject({
      status: 422,
      errors: [{ path }],
    });
  });

  it('refuses bad commands and filters', async () => {
    const id = await opened();
    const areaId = await areaOf(id, 'yangping');
    for (const body of [
      {},
      { areaId },
      { areaId, visited: -1 },
      { areaId, visited: 1.5 },
      { areaId, visited: 41 },
      [],
    ]) {
      expect((await grid.post(`/screening-rounds/${id}/record-coverage`, body)).status, JSON.stringify(body)).toBe(422);
    }
    for (const query of ['status=lost', 'overdue=x', 'nonsense=1', 'page=0']) {
      expect((await township.get(`/screening-rounds?${query}`)).status, query).toBe(422);
    }
    expect((await township.get('/screening-rounds/nonsense')).status).toBe(404);
  });

  it('holds to its idempotency key', async () => {
    const key = { 'Idempotency-Key': 'round-1' };
    const first = await township.post('/screening-rounds', opening(), key);
    const again = await township.post('/screening-rounds', opening(), key);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it('that is not closed in time is alarmed at the county when the clock says so', async () => {
    const id = await opened(township, { to: addDays(today, 1) });
    const deadlines = (await read(township, id)).deadlines as { kind: string; dueAt: string }[];
    await api.record.clock.setClock(deadlines.find(({ kind }) => kind === 'round-end')?.dueAt ?? '');
    await createPropose(api.record)({ streamId: id });
    expect((await read(township, id)).isOverdue).toBe(true);
    expect(idsOf(await supervisor.get('/screening-rounds?overdue=true'))).toContain(id);
    const inbox = (await supervisor.get('/tasks')).body.items as object[];
    expect(inbox).toContainEqual(expect.objectContaining({ caseId: id, what: 'press-round' }));
  });
});
