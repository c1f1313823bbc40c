import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { Matter } from '../../support/journey-matter.ts';
import { paper } from '../../support/journey-papers.ts';
import { accept } from '../../support/journey-steps.ts';

const VILLAGE = 'mediator.yangping';
const COORDINATOR = 'coordinator.qingxi';
const TOWNSHIP = 'mediator.qingxi';
const CLERK = 'clerk.court';

/** Three twins that nobody takes up in the village and that come to nothing in the township: each goes where the law has it go. */
export async function escalated(county: DemoCounty): Promise<void> {
  // The last working day before National Day.
  await county.clock.until('2026-09-30');
  const wished = await dispatched(county);
  const unwished = await dispatched(county);
  const land = await dispatched(county, { type: 'forest-land', ground: 'ownership' });

  // 分拨后三个工作日: 10-08, 10-09 and the make-up Saturday 10-10 – over at the start of the 11th.
  expect((await wished.dispute()).waitingFor).toMatchObject({
    what: 'accept',
    who: { organisationId: 'yangping' },
    dueAt: '2026-10-11T00:00:00.000+08:00',
    then: 'next-level',
  });
  await county.clock.until('2026-10-11');
  for (const matter of [wished, unwished, land]) await takenUpInTheTownship(matter, matter !== unwished);

  await county.clock.until('2026-11-11');
  await atCourt(wished);
  for (const [matter, route] of [[unwished, 'court'] as const, [land, 'government-decision'] as const]) {
    expect(await matter.dispute(TOWNSHIP)).toMatchObject({
      status: 'closed',
      outcome: 'terminated',
      ending: { ground: 'period-expired', routes: [route] },
    });
  }
  // The papers that left by themselves: the notices of termination name the right route, the referral names the court.
  const paperOf = async (matter: Matter, form: string) =>
    paper(await county.person(TOWNSHIP), `/disputes/${matter.id}`, form);
  expect(await paperOf(unwished, 'termination-notice')).toContain('人民法院');
  const notice = await paperOf(land, 'termination-notice');
  expect(notice).toContain('人民政府');
  expect(notice).not.toContain('人民法院提起诉讼');
  expect(notice).not.toContain('13900001111');
  expect(await paperOf(wished, 'court-referral')).toContain('云河县人民法院');
}

async function dispatched(county: DemoCounty, more: Record<string, unknown> = {}): Promise<Matter> {
  const matter = await Matter.register(county, VILLAGE, more);
  await matter.do(VILLAGE, 'dispatch', { organisationId: 'yangping' });
  return matter;
}

async function takenUpInTheTownship(matter: Matter, wishesCourt: boolean): Promise<void> {
  await matter.inSomebodysHands();
  const arrived = await matter.dispute(COORDINATOR);
  expect(arrived).toMatchObject({ level: 'township', status: 'offered', owner: { organisationId: 'qingxi' } });
  expect(arrived.path.map((step) => [step.level, step.organisationId, step.outcome])).toEqual([
    ['village', 'yangping', 'not-accepted'],
    ['township', 'qingxi', undefined],
  ]);
  expect(arrived.path[1]?.from).toMatch(/^2026-10-11T00:00/);
  expect(await matter.county.tasksOf(COORDINATOR, matter.id)).toEqual(['dispatch']);
  expect(await matter.county.noticesOf(COORDINATOR, matter.id)).toContain('escalated-not-accepted');
  await matter.do(COORDINATOR, 'dispatch', { organisationId: 'qingxi-committee' });
  await accept(matter, TOWNSHIP, wishesCourt);
  expect(await matter.dispute(TOWNSHIP)).toMatchObject({
    status: 'mediating',
    waitingFor: { what: 'mediate', dueAt: '2026-11-11T00:00:00.000+08:00', then: 'lawful-route' },
  });
}

async function atCourt(matter: Matter): Promise<void> {
  await matter.inSomebodysHands();
  expect(await matter.dispute(TOWNSHIP)).toMatchObject({
    status: 'offered',
    level: 'township',
    offer: { kind: 'court-referral', toOrganisationId: 'court' },
    waitingFor: { what: 'accept', who: { organisationId: 'court' }, then: 'press-court' },
  });
  expect(await matter.county.noticesOf(CLERK, matter.id)).toContain('offered-court-referral');
  await matter.do(CLERK, 'accept', { consents: [], rightsNoticeGiven: true });
  const taken = await matter.dispute(CLERK);
  expect(taken).toMatchObject({ status: 'mediating', level: 'court', owner: { organisationId: 'court' } });
  expect(taken.path.map((step) => step.level)).toEqual(['village', 'township', 'township', 'court']);
  expect(taken.waitingFor).toMatchObject({ what: 'sign-for', who: { organisationId: 'court' } });
  expect(await matter.county.noticesOf(TOWNSHIP, matter.id)).toContain('accepted');
  const moves = (await matter.events()).filter((type) => !/^(reminded|contact-overdue|supervision-.*)$/.test(type));
  expect(moves).toEqual([
    'registered',
    'screened',
    'offered',
    'escalated',
    'offered',
    'accepted',
    'offered',
    'accepted',
  ]);
  await matter.do(CLERK, 'file-for-litigation', { courtCaseNumber: '(2026)云01民初678号' });
  expect(await matter.dispute(CLERK)).toMatchObject({ status: 'closed', outcome: 'filed-for-litigation' });
}

/** Other villages, townships, stations and the court do not know that it exists, whatever they ask. */
export async function keptApart(county: DemoCounty): Promise<void> {
  const matter = await dispatched(county);
  const strangers = ['mediator.hekou', 'mediator.shanqian', 'coordinator.beiling', 'officer.qingxi', 'clerk.court'];
  for (const name of strangers) {
    const stranger = await county.person(name);
    expect((await stranger.get(`/disputes/${matter.id}`)).status, name).toBe(404);
    expect((await stranger.post(`/disputes/${matter.id}/withdraw`, { reason: 'x' })).status, name).toBe(404);
  }
  await matter.do(VILLAGE, 'close', { reason: '双方已自行谈妥。' });
  expect(await matter.dispute()).toMatchObject({ status: 'closed', outcome: 'settled-by-parties', waitingFor: null });
}
