import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHours } from '../../domain/time/instant.ts';
import { createPropose } from '../../activities/propose.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, loggedIn, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let grid: Caller;
let village: Caller;
let neighbour: Caller;
let township: Caller;
let otherTownship: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi({
    usernames: [
      ...['grid.yangping', 'mediator.yangping', 'mediator.hekou', 'coordinator.qingxi', 'coordinator.beiling'],
      ...['supervisor.county', 'mediator.qingxi', 'officer.qingxi'],
    ],
  });
  const as = (username: string) => loggedIn(api.url, username);
  [grid, village, neighbour] = [await as('grid.yangping'), await as('mediator.yangping'), await as('mediator.hekou')];
  [township, otherTownship] = [await as('coordinator.qingxi'), await as('coordinator.beiling')];
  supervisor = await as('supervisor.county');
});

afterAll(() => api.stop());

const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////',
  'base64',
);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a report with photos. */
function send(photos: Buffer[], fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  for (const photo of photos) form.append('photos', new Blob([new Uint8Array(photo)], { type: 'image/png' }), 'a.png');
  return grid.send('/clues', { method: 'POST', body: form, headers });
}

async function reported(by: Caller = grid): Promise<string> {
  const { status, body } = await by.post('/clues', { text: '二组两户因排水沟起争执。', place: '羊坪村二组' });
  if (status !== 201) throw new Error(`not reported: ${JSON.stringify(body)}`);
  return body.id as string;
}

const idsOf = ({ body }: Answer) => (body.items as { id: string }[]).map(({ id }) => id);
const { source: _, ...dispute } = registration;
const notOurs = { as: 'not-ours', toAuthority: '清溪镇自然资源所', reason: '要求确认林地权属。' };

describe('POST /clues', () => {
  it('takes text, place and photos; the village sorts, and the reporter sees it', async () => {
    const answer = await send([PNG, JPEG], { text: '昨晚险些动手。', place: '羊坪村二组' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body).toMatchObject({ seq: 1, status: 'reported', sortedAs: null, disputeId: null });
    expect(answer.body.number).toMatch(/^云河线\d{4}-\d{6}$/);
    expect(answer.headers.get('location')).toBe(`/api/v1/clues/${answer.body.id}`);

    const mine = (await grid.get(`/clues/${answer.body.id}`)).body;
    expect(mine).toMatchObject({
      text: '昨晚险些动手。',
      place: '羊坪村二组',
      organisationName: '羊坪村人民调解委员会',
      fate: { as: 'waiting' },
      waitingFor: { what: 'sort', who: { organisationId: 'yangping', roles: ['village-mediator'] } },
      actions: [],
    });
    const photos = mine.photos as { photoId: string; mediaType: string; sha256: string }[];
    expect(photos.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/jpeg']);
    expect(photos[0]?.sha256).toBe(createHash('sha256').update(PNG).digest('hex'));
    const file = await village.bytes(`/clues/${answer.body.id}/photos/${photos[0]?.photoId}`);
    expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
    expect(file.headers.get('content-disposition')).toBe('attachment');
    expect((await village.bytes(`/clues/${answer.body.id}/photos/nothing`)).status).toBe(404);

    expect((await village.get(`/clues/${answer.body.id}`)).body.actions).toEqual(['sort']);
    const inbox = (await village.get('/tasks')).body.items as { caseId: string; kind: string; what: string }[];
    expect(inbox).toContainEqual(expect.objectContaining({ caseId: answer.body.id, kind: 'clue', what: 'sort' }));
  });

  it('is there for those who have to do with it, and for nobody else', async () => {
    const id = await reported();
    for (const caller of [grid, village, township, supervisor]) {
      expect((await caller.get(`/clues/${id}`)).status).toBe(200);
      expect(idsOf(await caller.get('/clues'))).toContain(id);
    }
    const officer = await loggedIn(api.url, 'officer.qingxi');
    for (const caller of [neighbour, otherTownship, officer]) {
      expect((await caller.get(`/clues/${id}`)).status).toBe(404);
      expect(idsOf(await caller.get('/clues'))).not.toContain(id);
      expect((await caller.post(`/clues/${id}/sort`, notOurs)).status).toBe(404);
    }
    const ofMediator = await reported(village);
    expect((await grid.get(`/clues/${ofMediator}`)).status).toBe(404);
    expect(idsOf(await grid.get('/clues'))).not.toContain(ofMediator);
    expect((await officer.post('/clues', { text: 'x' })).body.code).toBe('not-permitted');
  });

  it('judges photos by their content, number and size', async () => {
    const about = { text: '有照片。' };
    expect((await send([PNG, Buffer.from('<script>')], about)).body).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'photos.1' }],
    });
    expect((await send(Array(10).fill(PNG), about)).body).toMatchObject({ code: 'invalid' });
    expect((await send([Buffer.concat([PNG, Buffer.alloc(11 * 1024 * 1024)])], about)).body.code).toBe('too-large');
    const form = new FormData();
    form.set('text', 'x');
    form.set('file', new Blob([new Uint8Array(PNG)]), 'a.png');
    expect((await grid.send('/clues', { method: 'POST', body: form })).status).toBe(422);
  });

  it.each<[string, unknown, string]>([
    ['no text', {}, 'text'],
    ['blank text', { text: ' ' }, 'text'],
    ['control characters', { text: 'a\u0000b' }, 'text'],
    ['too much', { text: 'x'.repeat(3001) }, 'text'],
    ['an unknown field', { text: 'x', colour: 'red' }, 'colour'],
    ['a round that is none', { text: 'x', roundId: 'nonsense' }, 'roundId'],
    ['a round that there is not', { text: 'x', roundId: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11' }, 'roundId'],
  ])('refuses %s', async (_name, body, path) => {
    expect((await grid.post('/clues', body)).body).toMatchObject({ status: 422, errors: [{ path }] });
  });

  it('holds to its idempotency key, whatever the boundary', async () => {
    const key = { 'Idempotency-Key': 'clue-1' };
    const first = await send([PNG], { text: '同一条。' }, key);
    const again = await send([PNG], { text: '同一条。' }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await send([JPEG], { text: '同一条。' }, key)).body.code).toBe('idempotency-mismatch');
  });
});

describe('GET /clues', () => {
  it('takes known filters only', async () => {
    expect((await village.get('/clues?status=reported&overdue=false&organisationId=yangping')).status).toBe(200);
    for (const query of ['status=lost', 'sortedAs=x', 'roundId=1', 'overdue=maybe', 'nonsense=1', 'page=0']) {
      expect((await village.get(`/clues?${query}`)).status, query).toBe(422);
    }
    const id = await reported();
    await village.post(`/clues/${id}/sort`, notOurs);
    expect(idsOf(await village.get('/clues?sortedAs=not-ours'))).toContain(id);
    expect(idsOf(await village.get('/clues?status=reported'))).not.toContain(id);
  });
});

describe('POST /clues/{id}/sort', () => {
  it('as not ours: with the authority and why; the reporter hears of it', async () => {
    const id = await reported();
    const answer = await village.post(`/clues/${id}/sort`, notOurs, { 'If-Match': '"1"' });
    expect(answer.body).toEqual({
      seq: 2,
      status: 'sorted',
      sortedAs: 'not-ours',
      disputeId: null,
      events: ['sorted'],
    });
    expect((await grid.get(`/clues/${id}`)).body).toMatchObject({
      sorting: { as: 'not-ours', toAuthority: '清溪镇自然资源所', reason: '要求确认林地权属。' },
      fate: { as: 'not-ours' },
      waitingFor: null,
      deadlines: [],
    });
    const told = (await grid.get('/notifications')).body.items as { what: string }[];
    expect(told[0]?.what).toBe('clue-sorted-not-ours');
    const events = (await grid.get(`/clues/${id}/events`)).body.items as object[];
    expect(events).toMatchObject([
      { seq: 1, type: 'reported', by: { userId: 'grid.yangping' }, data: { text: '二组两户因排水沟起争执。' } },
      { seq: 2, type: 'sorted', by: { name: '杨秀兰' } },
    ]);
    expect((await neighbour.get(`/clues/${id}/events`)).status).toBe(404);
    const again = await village.post(`/clues/${id}/sort`, notOurs);
    expect(again.body).toMatchObject({ status: 409, code: 'not-possible-now', allowed: [] });
    expect((await village.post(`/clues/${id}/sort`, notOurs, { 'If-Match': '"1"' })).status).toBe(412);
  });

  it('as a dispute: registered by the sorter, in one step with the clue', async () => {
    const id = await reported();
    const key = { 'Idempotency-Key': 'sort-1', 'If-Match': '"1"' };
    const answer = await village.post(`/clues/${id}/sort`, { as: 'dispute', dispute }, key);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({ seq: 2, status: 'sorted', sortedAs: 'dispute', events: ['sorted'] });
    const made = (await village.get(`/disputes/${answer.body.disputeId}`)).body;
    expect(made).toMatchObject({ source: 'grid-worker', owner: { organisationId: 'yangping' }, status: 'registered' });

    const fate = () => grid.get(`/clues/${id}`).then(({ body }) => body.fate);
    expect(await fate()).toEqual({ as: 'dispute', number: made.number, isClosed: false });
    expect((await grid.get(`/disputes/${made.id}`)).status).toBe(404);
    await village.post(`/disputes/${made.id}/withdraw`, { reason: '已和好' });
    expect(await fate()).toMatchObject({ isClosed: true });

    const repeated = await village.post(`/clues/${id}/sort`, { as: 'dispute', dispute }, key);
    expect([repeated.status, repeated.body]).toEqual([200, answer.body]);
    const second = await village.post(`/clues/${id}/sort`, { as: 'dispute', dispute });
    expect(second.body.code).toBe('not-possible-now');
    const all = (await village.get('/disputes?source=grid-worker')).body.total;
    expect(all, 'no dispute without the clue').toBe(1);
  });

  it('as a dispute, by two at the same moment: one wins, and there is one dispute', async () => {
    const id = await reported();
    const before = (await township.get('/disputes?source=grid-worker')).body.total as number;
    const sorting = { as: 'dispute', dispute };
    const answers = await Promise.all([village, township].map((by) => by.post(`/clues/${id}/sort`, sorting)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await township.get('/disputes?source=grid-worker')).body.total).toBe(before + 1);
  });

  it('as a dispute: what is wrong with it is named where it stands', async () => {
    const id = await reported();
    const sort = (changes: object) =>
      village.post(`/clues/${id}/sort`, { as: 'dispute', dispute: { ...dispute, ...changes } });
    expect((await sort({ type: 'nonsense' })).body).toMatchObject({ errors: [{ path: 'dispute.type' }] });
    expect((await sort({ source: 'application' })).body).toMatchObject({ errors: [{ path: 'dispute.source' }] });
    const [one, other] = dispute.parties;
    const misnumbered = { parties: [{ ...one, idNumber: '330681195603121380' }, other] };
    expect((await sort(misnumbered)).body).toMatchObject({ errors: [{ path: 'dispute.parties.0.idNumber' }] });
    expect((await village.get(`/clues/${id}`)).body.status).toBe('reported');
    const stale = await village.post(`/clues/${id}/sort`, { as: 'dispute', dispute }, { 'If-Match': '"7"' });
    expect(stale.status).toBe(412);
  });

  it('as the same as another clue: whoever reported it follows it there', async () => {
    const [first, second] = [await reported(village), await reported()];
    const merging = { as: 'merged', clueId: first, reason: '同一起争执' };
    const key = { 'Idempotency-Key': 'merge-1' };
    const answer = await village.post(`/clues/${second}/sort`, merging, key);
    expect(answer.body).toMatchObject({ sortedAs: 'merged', disputeId: null });
    expect((await village.get(`/clues/${first}`)).body).toMatchObject({ mergedIds: [second], status: 'reported' });
    const made = (await village.post(`/clues/${first}/sort`, { as: 'dispute', dispute })).body;
    const { number } = (await village.get(`/disputes/${made.disputeId}`)).body;
    expect((await grid.get(`/clues/${second}`)).body.fate).toMatchObject({ as: 'dispute', number });
    expect((await village.post(`/clues/${second}/sort`, merging, key)).body).toEqual(answer.body);
  });

  it('as part of a dispute: its owner is told and may read the clue', async () => {
    const caseId = await registered(village);
    const id = await reported();
    const merged = await village.post(`/clues/${id}/sort`, { as: 'merged', disputeId: caseId });
    expect(merged.body).toMatchObject({ sortedAs: 'merged', disputeId: caseId });
    expect((await village.get(`/disputes/${caseId}`)).body.clueIds).toEqual([id]);
    const events = (await village.get(`/disputes/${caseId}/events`)).body.items as { type: string; data: object }[];
    expect(events.at(-1)).toMatchObject({ type: 'clue-noted', data: { clueId: id } });
    const told = (await village.get('/notifications')).body.items as { what: string }[];
    expect(told[0]?.what).toBe('clue-noted');
  });

  it('not both of two into each other, however close together: one waits on', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await reported(), await reported()];
      const [first, second] = await Promise.all([
        village.post(`/clues/${one}/sort`, { as: 'merged', clueId: other }),
        township.post(`/clues/${other}/sort`, { as: 'merged', clueId: one }),
      ]);
      expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1);
      expect([first.status, second.status].filter((status) => status === 409 || status === 422)).toHaveLength(1);
      const read = await Promise.all([one, other].map((id) => village.get(`/clues/${id}`)));
      expect(read.map(({ body }) => body.status).sort()).toEqual(['reported', 'sorted']);
    }
  });

  it('not into what the sorter may not see, what is sorted or closed, itself, or two things', async () => {
    const id = await reported();
    const sort = async (body: object) => (await village.post(`/clues/${id}/sort`, { as: 'merged', ...body })).body;
    const foreign = await registered(otherTownship);
    expect(await sort({ disputeId: foreign })).toMatchObject({ code: 'invalid', errors: [{ path: 'disputeId' }] });
    const closed = await registered(village);
    await village.post(`/disputes/${closed}/withdraw`, { reason: '已和好' });
    expect(await sort({ disputeId: closed })).toMatchObject({ errors: [{ path: 'disputeId' }] });
    expect(await sort({ clueId: id })).toMatchObject({ errors: [{ path: 'clueId' }] });
    const sorted = await reported();
    await village.post(`/clues/${sorted}/sort`, notOurs);
    expect(await sort({ clueId: sorted })).toMatchObject({ errors: [{ path: 'clueId' }] });
    for (const body of [{}, { clueId: sorted, disputeId: closed }, { clueId: '1' }]) {
      expect(await sort(body)).toMatchObject({ status: 422, code: 'invalid' });
    }
    expect((await village.get(`/clues/${id}`)).body.status).toBe('reported');
  });

  it('is the village’s and the township’s to do; bad bodies are refused', async () => {
    const id = await reported();
    expect((await grid.post(`/clues/${id}/sort`, notOurs)).status).toBe(403);
    expect((await grid.post(`/clues/${id}/sort`, {})).status, 'the right comes before the body').toBe(403);
    expect((await supervisor.post(`/clues/${id}/sort`, { as: 'dispute', dispute })).status).toBe(403);
    for (const body of [{}, { as: 'lost' }, { as: 'not-ours' }, { ...notOurs, more: 1 }, [], null, 'x']) {
      expect((await village.post(`/clues/${id}/sort`, body)).status, JSON.stringify(body)).toBe(422);
    }
    expect((await village.post('/clues/nonsense/sort', notOurs)).status).toBe(404);
    expect((await township.post(`/clues/${id}/sort`, notOurs)).status).toBe(200);
  });
});

describe('a clue that nobody sorts', () => {
  it('is alarmed upward when the clock says so', async () => {
    const id = await reported();
    const { dueAt } = ((await village.get(`/clues/${id}`)).body.deadlines as { dueAt: string }[])[0] as {
      dueAt: string;
    };
    await api.record.clock.setClock(dueAt);
    await createPropose(api.record)({ streamId: id });
    expect((await village.get(`/clues/${id}`)).body.isOverdue).toBe(true);
    expect(idsOf(await township.get('/clues?overdue=true'))).toContain(id);
    const tasks = (await township.get('/tasks')).body.items as { caseId: string; what: string }[];
    expect(tasks).toContainEqual(expect.objectContaining({ caseId: id, what: 'sort' }));
    await api.record.clock.setClock(addHours(dueAt, 24 * 10));
    await createPropose(api.record)({ streamId: id });
    const pressing = (await supervisor.get('/tasks')).body.items as { caseId: string; what: string }[];
    expect(pressing).toContainEqual(expect.objectContaining({ caseId: id, what: 'press-sorting' }));
  });
});
