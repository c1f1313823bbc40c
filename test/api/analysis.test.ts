import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrepareAgenda } from '../../activities/prepare-agenda.ts';
import { createPropose } from '../../activities/propose.ts';
import { beginAnalyses } from '../../record/begin-analyses.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, loggedIn, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let township: Caller;
let other: Caller;
let village: Caller;
let supervisor: Caller;
let id: string;

beforeAll(async () => {
  api = await startApi({
    usernames: ['coordinator.qingxi', 'coordinator.beiling', 'mediator.yangping', 'supervisor.county'],
  });
  const as = (username: string) => loggedIn(api.url, username);
  [township, other, village] = [
    await as('coordinator.qingxi'),
    await as('coordinator.beiling'),
    await as('mediator.yangping'),
  ];
  supervisor = await as('supervisor.county');
  await Promise.all([beginAnalyses(api.record), beginAnalyses(api.record)]);
  id = listed(await township.get('/analysis-meetings'))[0]?.id ?? '';
});

afterAll(() => api.stop());

interface Listed {
  id: string;
  organisationId: string;
  status: string;
}
const listed = ({ body }: Answer) => body.items as Listed[];
const read = async (by: Caller = township) => (await by.get(`/analysis-meetings/${id}`)).body;

/** As the engine does it: what is due is acted on, and what was decided is done. */
async function passWeek(): Promise<void> {
  const { nextAt } = (await read()) as { nextAt: string };
  await api.record.clock.setClock(nextAt);
  await createPropose(api.record)({ streamId: id });
  for (const reaction of await undoneReactions(api.record.db, id)) {
    if (reaction.kind === 'prepare-agenda') await createPrepareAgenda(api.record)(reaction);
  }
}

const now = () => api.record.clock.now();
const minutes = async (changes: object = {}) => ({
  heldAt: await now(),
  attendees: ['秦立新(综治中心)', '欧阳强(派出所)'],
  decisions: [],
  ...changes,
});

describe('analysis meetings', () => {
  it('begin by themselves, once for every township, and again for none', async () => {
    expect(await beginAnalyses(api.record)).toBe(0);
    expect(listed(await supervisor.get('/analysis-meetings')).map(({ organisationId }) => organisationId)).toEqual([
      'beiling',
      'qingxi',
    ]);
    expect(await read()).toMatchObject({
      organisationName: '清溪镇社会治理中心',
      status: 'between-meetings',
      meeting: null,
      waitingFor: { what: 'next-meeting' },
      actions: ['hold'],
    });
  });

  it('are the centre’s and the county’s, and nobody else’s', async () => {
    expect(listed(await township.get('/analysis-meetings'))).toHaveLength(1);
    expect(listed(await village.get('/analysis-meetings'))).toEqual([]);
    for (const caller of [village, other]) {
      expect((await caller.get(`/analysis-meetings/${id}`)).status).toBe(404);
      expect((await caller.get(`/analysis-meetings/${id}/documents`)).status).toBe(404);
      expect((await caller.post(`/analysis-meetings/${id}/hold`, await minutes())).status).toBe(404);
    }
    expect((await supervisor.post(`/analysis-meetings/${id}/hold`, {})).status).toBe(403);
    expect((await township.get('/analysis-meetings/nonsense')).status).toBe(404);
  });

  it('have an agenda of what is red, overdue, repeated or new, of their own township only', async () => {
    const red = await registered(village, { colour: 'red' });
    const [applicant, respondent] = registration.parties;
    const swapped = [
      { ...respondent, side: 'applicant' },
      { ...applicant, side: 'respondent' },
    ];
    const repeated = await registered(village, { parties: swapped });
    const parties = [
      { side: 'applicant', kind: 'person', name: '钱五一' },
      { side: 'respondent', kind: 'person', name: '钱六一' },
    ];
    const plain = await registered(village, { type: 'traffic', parties });
    const foreign = await registered(other, { type: 'traffic', parties });
    const settled = await registered(village, { type: 'medical', parties });
    await village.post(`/disputes/${settled}/withdraw`, { reason: '已和好' });
    await village.post('/clues', { text: '还没有甄别的线索。' });
    await passWeek();

    const { meeting, status } = (await read()) as {
      status: string;
      meeting: { no: number; agenda: { counts: object; items: { disputeId: string; reasons: string[] }[] } };
    };
    expect(status).toBe('meeting-due');
    const items = new Map(meeting.agenda.items.map((item) => [item.disputeId, item]));
    expect(items.get(red)).toMatchObject({ suggestion: 'joint-mediation', title: registration.title });
    expect(items.get(red)?.reasons).toEqual(expect.arrayContaining(['red', 'repeated', 'new']));
    expect(items.get(repeated)?.reasons).toContain('repeated');
    expect(items.get(plain)?.reasons).not.toContain('repeated');
    expect([items.has(foreign), items.has(settled)]).toEqual([false, false]);
    expect(meeting.agenda.items[0]?.disputeId).toBe(red);
    expect(meeting.agenda.counts).toMatchObject({ open: 3, new: 3, red: 1, repeated: 2, clues: 1 });

    const inbox = (await township.get('/tasks')).body.items as object[];
    expect(inbox).toContainEqual(expect.objectContaining({ caseId: id, what: 'hold-meeting' }));
    const told = (await township.get('/notifications')).body.items as { what: string }[];
    expect(told.map(({ what }) => what)).toContain('analysis-agenda-prepared');
  });

  it('are held with who was there and what was decided; the record is to become a paper', async () => {
    const { meeting } = (await read()) as { meeting: { agenda: { items: { disputeId: string; number: string }[] } } };
    const [item] = meeting.agenda.items;
    const body = await minutes({ decisions: [{ disputeId: item?.disputeId, decision: '三日内联合上门调解。' }] });
    const key = { 'Idempotency-Key': 'hold-1' };
    const answer = await township.post(`/analysis-meetings/${id}/hold`, body, key);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({ status: 'between-meetings', events: ['meeting-held'] });
    expect((await township.post(`/analysis-meetings/${id}/hold`, body, key)).body).toEqual(answer.body);
    const after = (await read(supervisor)) as { meetings: object[]; meeting: null; lastHeldAt: string };
    expect(after.meeting).toBeNull();
    expect(after.meetings).toEqual([
      expect.objectContaining({
        no: 1,
        seq: answer.body.seq,
        attendees: body.attendees,
        recordedBy: 'coordinator.qingxi',
        counts: expect.objectContaining({ red: 1 }),
        decisions: [{ disputeId: item?.disputeId, number: item?.number, decision: '三日内联合上门调解。' }],
      }),
    ]);
    const [paper] = await undoneReactions(api.record.db, id);
    expect(paper).toMatchObject({ kind: 'render-document', form: 'analysis-record', seq: answer.body.seq });
    const asked = await township.post(`/analysis-meetings/${id}/documents`, { form: 'analysis-record' });
    expect([asked.status, asked.body.status]).toEqual([202, 'pending']);
    expect((await supervisor.post(`/analysis-meetings/${id}/documents`, { form: 'analysis-record' })).status).toBe(403);
  });

  it('are not recorded in the future, by nobody, or about cases that one may not see', async () => {
    const hold = async (changes: object) =>
      (await township.post(`/analysis-meetings/${id}/hold`, await minutes(changes))).body;
    expect(await hold({ heldAt: '2190-01-05T09:00:00+08:00' })).toMatchObject({ errors: [{ path: 'heldAt' }] });
    expect(await hold({ heldAt: 'yesterday' })).toMatchObject({ errors: [{ path: 'heldAt' }] });
    expect(await hold({ attendees: [] })).toMatchObject({ errors: [{ path: 'attendees' }] });
    expect(await hold({ attendees: ['甲', '甲'] })).toMatchObject({ errors: [{ path: 'attendees.1' }] });
    expect(await hold({ more: 1 })).toMatchObject({ errors: [{ path: 'more' }] });
    const foreign = await registered(other);
    const decisions = [{ disputeId: foreign, decision: '越界' }];
    expect(await hold({ decisions })).toMatchObject({ code: 'invalid', errors: [{ path: 'decisions.0.disputeId' }] });
    const twice = [foreign, foreign].map((disputeId) => ({ disputeId, decision: 'x' }));
    expect(await hold({ decisions: twice })).toMatchObject({ errors: [{ path: 'decisions.1.disputeId' }] });
  });

  it('that are not held are on the county’s list', async () => {
    await passWeek();
    const { deadlines } = (await read()) as { deadlines: { kind: string; dueAt: string }[] };
    await api.record.clock.setClock(deadlines.find(({ kind }) => kind === 'hold')?.dueAt ?? '');
    await createPropose(api.record)({ streamId: id });
    expect(await read()).toMatchObject({ isOverdue: true, missedInARow: 0 });
    const inbox = (await supervisor.get('/tasks')).body.items as object[];
    expect(inbox).toContainEqual(expect.objectContaining({ caseId: id, what: 'press-meeting' }));
    await passWeek();
    expect(await read()).toMatchObject({
      isOverdue: false,
      missedInARow: 1,
      meeting: { no: 3, agenda: expect.anything() },
    });
  });
});
