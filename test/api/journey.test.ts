import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { allConsent, type Caller, loggedIn, mediating, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let coordinator: Caller;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'coordinator.qingxi'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  coordinator = await loggedIn(api.url, 'coordinator.qingxi');
});

afterAll(() => api.stop());

describe('a dispute that ends in its village, with the engine down throughout', () => {
  it('is registered, dispatched, accepted, mediated and reconciled', async () => {
    const opened = await village.post('/disputes', registration);
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ seq: 1, status: 'registered', level: 'village', events: ['registered'] });
    expect(opened.body.number).toMatch(/^云河\d{4}-\d{6}$/);
    expect(opened.headers.get('location')).toBe(`/api/v1/disputes/${opened.body.id}`);
    expect(opened.headers.get('etag')).toBe('"1"');
    const path = `/disputes/${opened.body.id}`;

    const dispatched = await village.post(`${path}/dispatch`, { organisationId: 'yangping' });
    expect(dispatched.body).toMatchObject({ status: 'offered', events: ['screened', 'offered'], seq: 3 });
    const offered = await village.get(path);
    expect(offered.headers.get('etag')).toBe('"3"');
    expect(offered.body).toMatchObject({
      title: registration.title,
      owner: { organisationId: 'yangping' },
      waitingFor: {
        what: 'accept',
        who: { organisationId: 'yangping', organisationName: expect.stringContaining('羊坪村') },
        then: 'next-level',
      },
    });
    expect(offered.body.actions).toContain('accept');

    const consents = await allConsent(village, opened.body.id as string);
    expect((await village.post(`${path}/accept`, { consents, rightsNoticeGiven: true })).body.status).toBe('mediating');
    const at = new Date(Date.now() + 86_400_000).toISOString();
    const scheduled = await village.post(`${path}/schedule-session`, {
      at,
      place: '羊坪村调解室',
      participantIds: consents.map(({ partyId }) => partyId),
    });
    expect(scheduled.body.events).toEqual(['session-scheduled']);
    const recorded = await village.post(`${path}/record-session`, {
      heldAt: new Date(Date.now() - 60_000).toISOString(),
      place: '张桂芳家',
      record: '双方同意把水管改回原处。',
      result: 'succeeded',
    });
    expect(recorded.body.events).toEqual(['session-recorded']);
    expect((await village.post(`${path}/reconcile`, { record: '双方和好。' })).body).toMatchObject({
      status: 'closed',
    });

    const closed = await village.get(path);
    expect(closed.body).toMatchObject({ outcome: 'reconciled', waitingFor: null, actions: [], deadlines: [] });
    const { items } = (await village.get(`${path}/events`)).body as {
      items: { seq: number; type: string; by: { name: string } }[];
    };
    expect(items.map(({ type }) => type)).toEqual([
      'registered',
      'screened',
      'offered',
      'accepted',
      'session-scheduled',
      'session-recorded',
      'closed',
    ]);
    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(items[0]?.by.name).toBe('杨秀兰');
  });
});

describe('reading', () => {
  it('masks people, and reveals one fact for a purpose', async () => {
    const id = await registered(village);
    const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: Record<string, unknown>[] };
    expect(parties[0]).toMatchObject({ name: '张桂芳', phone: '139****1111', idNumber: '330681********138X' });
    expect(parties[1]).toMatchObject({ name: '李守田', address: '云河县清溪镇羊坪村****' });
    const look = await village.post(`/people/${parties[0]?.personId}/reveal`, {
      field: 'phone',
      purpose: '电话通知调解时间',
    });
    expect(look.body).toMatchObject({ field: 'phone', value: '13900001111' });
  });

  it('finds a case by number, by name and by words of its facts, and warns of a likely duplicate', async () => {
    const id = await registered(village, { facts: '两家为老槐树的归属争执多年。' });
    const { number } = (await village.get(`/disputes/${id}`)).body as { number: string };
    for (const q of [number, '张桂芳', '老槐树']) {
      const { body } = await village.get(`/disputes?q=${encodeURIComponent(q)}`);
      expect(
        (body.items as { id: string }[]).map((item) => item.id),
        q,
      ).toContain(id);
    }
    const similar = await village.post('/disputes/similar', { type: 'neighbours', parties: [{ name: '张桂芳' }] });
    expect((similar.body.items as { id: string }[]).map((item) => item.id)).toContain(id);
    const draft = await village.post('/disputes/similar', { ...registration, facts: '' });
    expect((draft.body.items as { id: string }[]).map((item) => item.id)).toContain(id);
    const page = await village.get('/disputes?status=registered&page=1&pageSize=1');
    expect(page.body).toMatchObject({ page: 1, pageSize: 1, items: [expect.anything()] });
    expect(page.body.total).toBeGreaterThanOrEqual(1);
  });

  it('lists tasks and notices where they are awaited', async () => {
    const id = await registered(village);
    await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
    const mine = (await village.get('/tasks?scope=mine&pageSize=200')).body as { items: Record<string, unknown>[] };
    const task = mine.items.find(({ caseId }) => caseId === id);
    expect(task).toMatchObject({ what: 'accept', organisationId: 'yangping', then: 'next-level', state: 'upcoming' });
    expect(task?.number).toMatch(/^云河/);
    const below = (await coordinator.get('/tasks?scope=below&pageSize=200')).body as { items: { caseId: string }[] };
    expect(below.items.map(({ caseId }) => caseId)).toContain(id);

    const told = (await village.get('/notifications?pageSize=200')).body as { items: { id: number; caseId: string }[] };
    const notice = told.items.find(({ caseId }) => caseId === id);
    expect(notice).toBeDefined();
    expect((await village.post('/notifications/read', { ids: [notice?.id] })).body).toEqual({ marked: 1 });
    expect((await village.post('/notifications/read', { ids: [notice?.id] })).body).toEqual({ marked: 0 });
  });

  it('names the organisations of the county', async () => {
    const { items } = (await village.get('/organisations')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['county', 'qingxi', 'yangping', 'court']));
  });
});

describe('documents', () => {
  it('are asked for once per state of the case, and wait for the engine', async () => {
    const id = await mediating(village);
    const asked = await village.post(`/disputes/${id}/documents`, { form: 'acceptance-register' });
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ form: 'acceptance-register', version: 1, status: 'pending' });
    expect((await village.post(`/disputes/${id}/documents`, { form: 'acceptance-register' })).body.id).toBe(
      asked.body.id,
    );
    const waiting = await village.get(`/documents/${asked.body.id}`);
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([202, '1']);
    const { items } = (await village.get(`/disputes/${id}/documents`)).body as { items: { id: string }[] };
    expect(items.map((document) => document.id)).toEqual([asked.body.id]);
    expect((await village.post(`/disputes/${id}/documents`, { form: 'termination-notice' })).body.code).toBe(
      'rule-broken',
    );
  });

  it('about one part are of the newest unless another is named', async () => {
    const id = await mediating(village);
    const documents = `/disputes/${id}/documents`;
    expect((await village.post(documents, { form: 'mediation-record' })).body.code).toBe('rule-broken');
    const session = { place: '羊坪村调解室', record: '双方各自说明意见。', result: 'continue' };
    for (const minutes of [2, 1]) {
      const heldAt = new Date(Date.now() - minutes * 60_000).toISOString();
      await village.post(`/disputes/${id}/record-session`, { ...session, heldAt });
    }
    const { sessions } = (await village.get(`/disputes/${id}`)).body as { sessions: { sessionId: string }[] };
    const [first, second] = sessions.map(({ sessionId }) => sessionId);
    expect((await village.post(documents, { form: 'mediation-record' })).body).toMatchObject({ about: second });
    expect((await village.post(documents, { form: 'mediation-record', about: first })).body).toMatchObject({
      ...{ form: 'mediation-record', about: first, version: 1 },
    });
    for (const wrong of [
      { form: 'mediation-record', about: 'p1' },
      { form: 'rights-notice', about: first },
    ]) {
      expect((await village.post(documents, wrong)).body).toMatchObject({
        code: 'rule-broken',
        errors: [{ path: 'about' }],
      });
    }
  });
});
