import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, mediating } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
let auditor: Caller;
let id: string;
let personId: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian', 'auditor.county'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  auditor = await loggedIn(api.url, 'auditor.county');
  id = await mediating(village);
  const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { personId: string }[] };
  personId = parties[0]?.personId ?? '';
});

afterAll(() => api.stop());

const malformed: RequestInit = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };

describe('who may look at a case but has no task in it', () => {
  it('sees no fact in full', async () => {
    const path = `/people/${personId}/reveal`;
    const look = { field: 'phone', purpose: '核对' };
    expect((await auditor.get(`/disputes/${id}`)).status).toBe(200);
    expect((await auditor.post(path, look)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await auditor.send(path, malformed)).status).toBe(403);
    expect((await neighbour.post(path, look)).status).toBe(404);
    expect((await neighbour.send(path, malformed)).status).toBe(404);
    expect((await village.send(path, malformed)).status).toBe(400);
    expect((await village.post(path, look)).body).toEqual({ field: 'phone', value: '13900001111' });
  });

  it('has no document made', async () => {
    const path = `/disputes/${id}/documents`;
    expect((await auditor.post(path, { form: 'acceptance-register' })).body).toMatchObject({ code: 'not-permitted' });
    expect((await auditor.send(path, malformed)).status).toBe(403);
    expect((await neighbour.send(path, malformed)).status).toBe(404);
    expect((await village.post(path, { form: 'acceptance-register' })).status).toBe(202);
  });
});
