import { afterAll, beforeAll, expect, it } from 'vitest';
import { ERASED } from '../../domain/erasure/erased.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let admin: Caller;
let auditor: Caller;

beforeAll(async () => {
  const usernames = ['mediator.yangping', 'admin', 'auditor.county', 'supervisor.county'];
  api = await startApi({ usernames });
  [village, admin, auditor] = (await Promise.all(usernames.slice(0, 3).map((name) => loggedIn(api.url, name)))) as [
    Caller,
    Caller,
    Caller,
  ];
});
afterAll(() => api.stop());

const order = '云河县人民法院(2026)云1行初3号判决';

async function withdrawn(): Promise<{ id: string; personId: string }> {
  const id = await registered(village);
  const { body } = await village.post(`/disputes/${id}/withdraw`, { reason: '双方自行和解' });
  expect(body).toMatchObject({ status: 'closed' });
  const parties = (await village.get(`/disputes/${id}`)).body.parties as { personId: string }[];
  return { id, personId: parties[0]?.personId ?? '' };
}

it('one asks, another approves, and nobody else sees or does any of it', async () => {
  const { id, personId } = await withdrawn();
  const asked = await admin.post('/erasures', { kind: 'person', id: personId, order });
  expect(asked).toMatchObject({ status: 201, body: { status: 'requested' } });
  const path = `/erasures/${String(asked.body.id)}`;
  expect((await auditor.get('/tasks?scope=mine')).body.items).toContainEqual(
    expect.objectContaining({ what: 'decide-erasure', caseId: asked.body.id }),
  );

  const supervisor = await loggedIn(api.url, 'supervisor.county');
  for (const other of [village, supervisor]) {
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get('/erasures')).body.items).toEqual([]);
    expect((await other.post('/erasures', { kind: 'person', id: personId, order })).status).toBe(403);
    expect([403, 404]).toContain((await other.post(`${path}/approve`)).status);
  }
  expect((await admin.post(`${path}/approve`)).status).toBe(403);
  expect((await auditor.post('/erasures', { kind: 'person', id: personId, order })).status).toBe(403);

  expect((await auditor.post(`${path}/approve`)).body).toMatchObject({ status: 'done', events: ['erased'] });
  expect((await auditor.post(`${path}/approve`)).body).toMatchObject({ code: 'not-possible-now' });
  expect((await admin.get(path)).body).toMatchObject({
    ...{ status: 'done', kind: 'person', subjectId: personId, caseId: id, ground: 'ordered', reason: order },
    ...{ requestedBy: 'admin', decidedBy: 'auditor.county' },
  });
  const { body } = await village.get(`/disputes/${id}`);
  const [first, second] = body.parties as { name: string }[];
  expect([first?.name, second?.name]).toEqual([ERASED, '李守田']);
  expect(first).not.toHaveProperty('phone');
  expect(
    (await village.post(`/people/${personId}/reveal`, { field: 'phone', purpose: '核对联系方式' })).body,
  ).toMatchObject({
    value: null,
  });
  expect((await village.get('/disputes?q=张桂芳')).body.items).toEqual([]);
});

it('an order that names a matter by its number and a person by the name finds both', async () => {
  const { id, personId } = await withdrawn();
  const { number } = (await village.get(`/disputes/${id}`)).body;
  const byName = { kind: 'person', number, name: ' 张 桂芳', order };
  const wrong: [object, string][] = [
    [{ kind: 'person', number, order }, 'name'],
    [{ ...byName, kind: 'case' }, 'name'],
    [{ ...byName, id: personId }, 'number'],
    [{ kind: 'person', order }, 'number'],
    [{ ...byName, number: '无此案号' }, 'number'],
    [{ ...byName, name: '不在此案' }, 'number'],
  ];
  for (const [body, path] of wrong) {
    const refused = await admin.post('/erasures', body);
    expect([body, refused.status, refused.body.errors]).toEqual([body, 422, [expect.objectContaining({ path })]]);
  }
  const asked = await admin.post('/erasures', byName);
  const at = `/erasures/${String(asked.body.id)}`;
  expect((await admin.get(at)).body).toMatchObject({ kind: 'person', caseId: id });
  await auditor.post(`${at}/approve`);
  const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { name: string }[] };
  expect(parties.map(({ name }) => name)).toEqual([ERASED, '李守田']);

  const whole = await admin.post('/erasures', { kind: 'case', number, order });
  expect((await admin.get(`/erasures/${String(whole.body.id)}`)).body).toMatchObject({ kind: 'case', subjectId: id });
});

it('a refused one leaves everything as it was', async () => {
  const { id } = await withdrawn();
  const { body } = await admin.post('/erasures', { kind: 'case', id, order });
  const refused = await auditor.post(`/erasures/${String(body.id)}/refuse`, { reason: '判决尚未生效' });
  expect(refused.body).toMatchObject({ status: 'refused' });
  expect((await admin.get('/erasures?status=refused')).body.items).toEqual([
    expect.objectContaining({ refusal: '判决尚未生效' }),
  ]);
  expect((await village.get(`/disputes/${id}`)).body.title).toBe(registration.title);
});

it('a case that is erased answers everywhere, and says so', async () => {
  const { id, personId } = await withdrawn();
  const { body } = await admin.post('/erasures', { kind: 'case', id, order });
  expect((await auditor.post(`/erasures/${String(body.id)}/approve`)).status).toBe(200);

  const page = (await village.get(`/disputes/${id}`)).body;
  expect(page).toMatchObject({
    title: ERASED,
    facts: ERASED,
    status: 'closed',
    parties: [{ name: ERASED }, { name: ERASED }],
  });
  const line = ((await village.get('/disputes')).body.items as { id: string }[]).find((item) => item.id === id);
  expect(line).toMatchObject({ title: ERASED });
  expect(JSON.stringify((await village.get(`/disputes/${id}/events`)).body)).not.toContain('雨水管');
  expect((await village.get(`/disputes/${id}/documents`)).status).toBe(200);
  expect((await village.get('/disputes?q=雨水管')).body.items).not.toContainEqual(expect.objectContaining({ id }));
  for (const refused of [
    await village.get(`/disputes/${id}/dossier`),
    await village.post(`/disputes/${id}/documents`, { form: 'acceptance-register' }),
    await village.post(`/disputes/${id}/rate`, { satisfaction: 5 }),
  ]) {
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
  }
  expect((await village.get(`/disputes/${id}/dossier`)).body).toMatchObject({ code: 'not-possible-now' });
  expect(
    (await village.post(`/people/${personId}/reveal`, { field: 'phone', purpose: '核对联系方式' })).body,
  ).toMatchObject({
    value: null,
  });
  expect((await admin.post('/erasures', { kind: 'case', id, order })).body).toMatchObject({ code: 'rule-broken' });
});

it('an open case, a stranger and a bad body are refused', async () => {
  const id = await registered(village);
  expect((await admin.post('/erasures', { kind: 'case', id, order })).body).toMatchObject({ code: 'rule-broken' });
  const nobody = '6f1c9b0e-58d7-4b0e-9d55-0f4b1f3f5c11';
  expect((await admin.post('/erasures', { kind: 'case', id: nobody, order })).body).toMatchObject({
    ...{ code: 'invalid', errors: [{ path: 'id' }] },
  });
  expect((await admin.post('/erasures', { kind: 'all', id, order })).body).toMatchObject({ code: 'invalid' });
  expect((await auditor.post(`/erasures/${nobody}/approve`)).status).toBe(404);
});
