import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, mediating, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
let coordinator: Caller;
let judge: Caller;
let officer: Caller;

beforeAll(async () => {
  const usernames = ['mediator.yangping', 'mediator.hekou', 'coordinator.qingxi', 'judge.court', 'officer.qingxi'];
  api = await startApi({ usernames });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.hekou');
  coordinator = await loggedIn(api.url, 'coordinator.qingxi');
  judge = await loggedIn(api.url, 'judge.court');
  officer = await loggedIn(api.url, 'officer.qingxi');
});

afterAll(() => api.stop());

describe('report-danger', () => {
  it('makes a case red at once, and the police see it', async () => {
    const path = `/disputes/${await mediating(village)}`;
    expect((await officer.get(path)).status).toBe(404);
    const { body } = await village.post(`${path}/report-danger`, { kind: 'criminal', detail: '对方持刀上门。' });
    expect(body.events).toEqual(['danger-reported', 'colour-changed', 'alert-raised']);
    const seen = await officer.get(path);
    expect(seen.body).toMatchObject({ colour: 'red', dangers: [{ kind: 'criminal', detail: '对方持刀上门。' }] });
    expect(seen.body.actions).toContain('acknowledge');
  });

  it('in a family’s own dispute stops the mediation, in words that say no more', async () => {
    const id = await registered(village, { type: 'marriage-family' });
    const detail = '调解中动手。';
    const stopped = await village.post(`/disputes/${id}/report-danger`, { kind: 'public-security', detail });
    expect(stopped.body).toMatchObject({ status: 'closed' });
    const { body } = await village.get(`/disputes/${id}`);
    expect(body).toMatchObject({ outcome: 'safety-stop', deadlines: [], actions: [], waitingFor: null });
    const record = JSON.stringify((await village.get(`/disputes/${id}/events`)).body);
    expect(record).not.toContain('"stations"');
    expect(JSON.stringify((await officer.get(`/disputes/${id}/events`)).body)).toContain('qingxi-station');
    expect((await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' })).status).toBe(409);
  });
});

describe('recuse and replace-mediator', () => {
  it('borrows a mediator of another village, who then sees and mediates this case', async () => {
    const path = `/disputes/${await mediating(village)}`;
    expect((await village.post(`${path}/recuse`, { reason: '系被申请人姐夫' })).body.events).toEqual([
      'mediator-recused',
    ]);
    expect((await village.get(path)).body).toMatchObject({ waitingFor: { what: 'replace-mediator' } });
    const wrong = await village.post(`${path}/replace-mediator`, { mediatorId: 'mediator.hekou' });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ path: 'mediatorId' }] });
    expect((await neighbour.get(path)).status).toBe(404);
    const borrowed = { mediatorId: 'mediator.hekou', mediatorFrom: 'hekou' };
    expect((await village.post(`${path}/replace-mediator`, borrowed)).body.events).toEqual(['mediator-replaced']);
    const { body } = await neighbour.get(path);
    expect(body).toMatchObject({ owner: { organisationId: 'yangping', ...borrowed } });
    expect(body.actions).toContain('reach-agreement');
    const tasks = (await neighbour.get('/tasks?scope=mine')).body.items as { what: string }[];
    expect(tasks.map(({ what }) => what)).toContain('mediate');
  });
});

describe('invite', () => {
  it('shows a judge this case and no other, until it is closed', async () => {
    const path = `/disputes/${await mediating(village)}`;
    const other = `/disputes/${await mediating(village)}`;
    expect((await village.post(`${path}/invite`, { organisationId: 'court', as: 'judge' })).status).toBe(200);
    expect((await judge.get(path)).status).toBe(200);
    expect((await judge.get(other)).status).toBe(404);
    expect((await judge.post(`${path}/add-guidance`, { text: '参照民法典第二百九十条。' })).status).toBe(200);
    expect((await judge.post(`${path}/reconcile`, { record: '和好' })).status).toBe(403);
    expect((await village.get(path)).body).toMatchObject({
      invitations: [{ organisationId: 'court', as: 'judge' }],
      guidance: [{ text: '参照民法典第二百九十条。', userId: 'judge.court' }],
    });
    await village.post(`${path}/reconcile`, { record: '双方和好。' });
    expect((await judge.get(path)).status).toBe(404);
  });
});

describe('link', () => {
  it('tells both disputes, and one that the caller may not know of does not exist', async () => {
    const [one, two, theirs] = await Promise.all([registered(village), registered(village), registered(neighbour)]);
    const relation = 'derived';
    const hidden = await village.post(`/disputes/${one}/link`, { disputeId: theirs, relation });
    expect(hidden.body).toMatchObject({ status: 422, errors: [{ path: 'disputeId' }] });
    expect((await village.post(`/disputes/${one}/link`, { disputeId: two, relation })).body.events).toEqual(['linked']);
    expect((await village.get(`/disputes/${one}`)).body.links).toMatchObject([{ disputeId: two, relation }]);
    expect((await village.get(`/disputes/${two}`)).body.links).toMatchObject([
      { disputeId: one, relation: 'source-of' },
    ]);
  });

  it('two that are linked to each other at the same moment both stand', async () => {
    const [one, two] = await Promise.all([registered(village), registered(village)]);
    const answers = await Promise.all([
      village.post(`/disputes/${one}/link`, { disputeId: two, relation: 'repeat' }),
      village.post(`/disputes/${two}/link`, { disputeId: one, relation: 'derived' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await village.get(`/disputes/${one}`)).body.links).toHaveLength(2);
  });
});

describe('revoke-transfer, and a party that is a village', () => {
  it('takes back what was sent', async () => {
    const path = `/disputes/${await mediating(village)}`;
    await village.post(`${path}/transfer`, { direction: 'sideways', organisationId: 'hekou', reason: '涉及该村' });
    expect((await village.get(path)).body.actions).toContain('revoke-transfer');
    const { body } = await village.post(`${path}/revoke-transfer`, { reason: '双方要求仍在本村' });
    expect(body).toMatchObject({ status: 'mediating', events: ['transfer-revoked'] });
  });

  it('hands a dispute with the village itself to the township', async () => {
    const [applicant] = registration.parties;
    const party = { side: 'respondent', kind: 'organisation', name: '羊坪村村民委员会', organisationId: 'yangping' };
    const { body } = await village.post('/disputes', { ...registration, parties: [applicant, party] });
    expect(body).toMatchObject({ level: 'township', events: ['registered', 'escalated'] });
    const seen = await coordinator.get(`/disputes/${body.id}`);
    expect(seen.body).toMatchObject({ owner: { organisationId: 'qingxi' } });
    expect(seen.body.parties).toMatchObject([{}, { organisationId: 'yangping' }]);
  });
});
