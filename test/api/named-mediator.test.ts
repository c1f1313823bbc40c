import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, registered } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
let grid: Caller;
let coordinator: Caller;

beforeAll(async () => {
  api = await startApi({
    usernames: ['mediator.yangping', 'mediator.shanqian', 'coordinator.qingxi', 'grid.yangping', 'officer.qingxi'],
  });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  grid = await loggedIn(api.url, 'grid.yangping');
  coordinator = await loggedIn(api.url, 'coordinator.qingxi');
});

afterAll(() => api.stop());

describe('the mediator named when a case is dispatched', () => {
  it('must mediate at that very organisation', async () => {
    const path = `/disputes/${await registered(village)}/dispatch`;
    for (const mediatorId of ['nobody', 'mediator.shanqian', 'grid.yangping', 'officer.qingxi']) {
      const { body } = await village.post(path, { organisationId: 'yangping', mediatorId }, { 'If-Match': '"99"' });
      expect(body, mediatorId).toMatchObject({ status: 422, code: 'invalid', errors: [{ path: 'mediatorId' }] });
    }
    const done = await village.post(path, { organisationId: 'yangping', mediatorId: 'mediator.yangping' });
    expect(done.body).toMatchObject({ status: 'offered' });
  });

  it('is looked at after 404, 403 and 400, and an unknown organisation is told by its own name', async () => {
    const id = await registered(village);
    const path = `/disputes/${id}/dispatch`;
    const wrong = { organisationId: 'yangping', mediatorId: 'nobody' };
    expect((await neighbour.post(path, wrong)).status).toBe(404);
    expect((await grid.post(path, wrong)).status).toBe(404);
    expect((await coordinator.post(`/disputes/${id}/reconcile`, wrong)).status).toBe(403);
    expect((await village.post(path, wrong, { 'If-Match': '99' })).status).toBe(400);
    const unknown = await village.post(path, { organisationId: 'constructor', mediatorId: 'nobody' });
    expect(unknown.body).toMatchObject({ status: 422, errors: [{ path: 'organisationId' }] });
  });

  it('does not change the answer that a repeated key gets', async () => {
    const path = `/disputes/${await registered(village)}/dispatch`;
    const key = { 'Idempotency-Key': 'named-mediator' };
    const named = { organisationId: 'yangping', mediatorId: 'mediator.yangping' };
    const first = await village.post(path, named, key);
    expect((await village.post(path, named, key)).body).toEqual(first.body);
    expect((await village.post(path, { ...named, mediatorId: 'nobody' }, key)).body.code).toBe('idempotency-mismatch');
  });
});
