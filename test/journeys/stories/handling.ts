import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { Matter } from '../../support/journey-matter.ts';
import { accept, takeUp } from '../../support/journey-steps.ts';

const VILLAGE = 'mediator.yangping';
const NEIGHBOUR = 'mediator.hekou';
const COORDINATOR = 'coordinator.qingxi';
const SUPERVISOR = 'supervisor.county';

export async function withdrawn(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, VILLAGE);
  await takeUp(matter, VILLAGE, 'yangping');
  const participantIds = await matter.parties();
  await matter.do(VILLAGE, 'schedule-session', { at: '2026-09-03T15:00:00+08:00', place: '调解室', participantIds });
  await matter.until(1);
  await matter.do(VILLAGE, 'withdraw', { reason: '申请人书面撤回申请。' });
  const ended = { status: 'closed', outcome: 'withdrawn', waitingFor: null, deadlines: [], actions: [] };
  expect(await matter.dispute(VILLAGE)).toMatchObject(ended);
  const events = await matter.events();
  await matter.until(14);
  expect(await matter.events()).toEqual(events);
  expect(await county.tasksOf(VILLAGE, matter.id)).toEqual([]);
}

/** The sender stays the owner, has a new clock and does not lose days; the third return is for the county to decide. */
export async function returned(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, VILLAGE, { known: [NEIGHBOUR] });
  await sentAndReturned(matter);
  const undispatched = await matter.dispute(VILLAGE);
  expect(undispatched).toMatchObject({ status: 'registered', waitingFor: { what: 'dispatch' } });
  const clock = undispatched.deadlines.find(({ kind }) => kind === 'dispatch');
  expect(clock).toMatchObject({ lastDay: '2026-09-02' });
  expect(clock?.startedAt).toMatch(/^2026-09-01T09/);

  await takeUp(matter, VILLAGE, 'yangping');
  for (const round of [1, 2, 3]) {
    await sentAndReturned(matter);
    const back = await matter.dispute(VILLAGE);
    expect(back).toMatchObject({ status: 'mediating', mediation: { suspendedDays: round } });
    expect(await county.tasksOf(SUPERVISOR, matter.id)).toEqual(round === 3 ? ['decide-owner'] : []);
  }
  const again = await (await county.person(VILLAGE)).post(`/disputes/${matter.id}/transfer`, SIDEWAYS);
  expect(again).toMatchObject({ status: 409, body: { code: 'not-possible-now' } });

  await matter.do(SUPERVISOR, 'dispatch', { organisationId: 'qingxi-committee' });
  const refused = await (await county.person('mediator.qingxi')).post(`/disputes/${matter.id}/return`, {
    reason: '不收',
  });
  expect(refused.status).toBe(409);
  await accept(matter, 'mediator.qingxi');
  expect(await matter.dispute()).toMatchObject({ level: 'township', owner: { organisationId: 'qingxi-committee' } });
  await matter.do('mediator.qingxi', 'reconcile', { record: '双方互相道歉,和好如初。' });
  expect(await matter.dispute()).toMatchObject({ status: 'closed', outcome: 'reconciled' });
}

const SIDEWAYS = { direction: 'sideways', organisationId: 'hekou', reason: '申请人已搬到河口村居住。' };

/** A day on its way, and back: 羊坪村 had it all the time, and is told. */
async function sentAndReturned(matter: Matter): Promise<void> {
  const { county } = matter;
  const toldBefore = (await returnsToldOf(matter)).length;
  await matter.do(VILLAGE, 'transfer', SIDEWAYS);
  expect(await matter.dispute()).toMatchObject({ status: 'offered', owner: { organisationId: 'yangping' } });
  expect(await county.tasksOf(NEIGHBOUR, matter.id)).toEqual(['accept']);
  await matter.until(1);
  await matter.do(NEIGHBOUR, 'return', { reason: '申请人户口仍在羊坪村。' });
  expect(await matter.dispute()).toMatchObject({
    level: 'village',
    owner: { organisationId: 'yangping' },
    offer: null,
  });
  expect(await returnsToldOf(matter)).toHaveLength(toldBefore + 1);
}

async function returnsToldOf({ county, id }: Matter): Promise<string[]> {
  return (await county.noticesOf(VILLAGE, id)).filter((what) => what === 'offer-returned');
}

/** Closed as reconciled, and a party who finds it badly done. */
async function dissatisfied(county: DemoCounty): Promise<Matter> {
  const matter = await Matter.register(county, VILLAGE);
  await takeUp(matter, VILLAGE, 'yangping');
  await matter.do(VILLAGE, 'reconcile', { record: '双方握手言和。' });
  const [partyId] = await matter.parties();
  const { number, code } = await county.done(VILLAGE, `/disputes/${matter.id}/parties/${partyId}/code`);
  const rating = { number, code, score: 1, comment: '调解员催促我签字。' };
  expect(await county.public('ratings', rating)).toMatchObject({ status: 201 });
  expect(await county.public('ratings', rating)).toMatchObject({ status: 409 });
  return matter;
}

async function supervisionOf(county: DemoCounty, matter: Matter) {
  const { body } = await (await county.person(SUPERVISOR)).get<{ items: { caseId: string }[] }>(
    '/supervisions?reason=dissatisfied&pageSize=200',
  );
  return body.items.find(({ caseId }) => caseId === matter.id);
}

/** 督办 over a dissatisfied rating, answered by the township in its three working days. */
export async function answered(county: DemoCounty): Promise<void> {
  const matter = await dissatisfied(county);
  expect(await matter.dispute()).toMatchObject({ status: 'closed', waitingFor: { what: 'answer-supervision' } });
  expect(await supervisionOf(county, matter)).toMatchObject({
    state: 'open',
    organisationId: 'qingxi',
    overdue: false,
  });
  expect(await county.tasksOf(COORDINATOR, matter.id)).toEqual(['answer-supervision']);
  await matter.until(2);
  await matter.do(COORDINATOR, 'answer-supervision', { answer: '已约谈调解员并向当事人说明。' });
  expect(await matter.dispute()).toMatchObject({ status: 'closed', waitingFor: null, deadlines: [] });
  expect(await supervisionOf(county, matter)).toMatchObject({
    state: 'answered',
    answer: '已约谈调解员并向当事人说明。',
  });
  expect(await county.tasksOf(COORDINATOR, matter.id)).toEqual([]);
}

/** The same, in nobody's hurry: three working days later it is the county's. */
export async function unanswered(county: DemoCounty): Promise<void> {
  const matter = await dissatisfied(county);
  await matter.until('2026-09-03');
  expect(await county.tasksOf(SUPERVISOR, matter.id)).toEqual([]);
  await matter.until('2026-09-04');
  expect(await county.tasksOf(SUPERVISOR, matter.id)).toEqual(['answer-supervision']);
  expect(await supervisionOf(county, matter)).toMatchObject({ state: 'open', stage: 'county', overdue: true });
  expect(await county.noticesOf(SUPERVISOR, matter.id)).toContain('supervision-escalated');
  await matter.do(SUPERVISOR, 'answer-supervision', { answer: '已责令镇里重新回访。' });
  expect(await matter.dispute()).toMatchObject({ status: 'closed', waitingFor: null, deadlines: [] });
  expect(await supervisionOf(county, matter)).toMatchObject({ state: 'answered', stage: 'county' });
}
