import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { Matter } from '../../support/journey-matter.ts';
import { agreeOnPayment, takeUp } from '../../support/journey-steps.ts';

const VILLAGE = 'mediator.yangping';
const OFFICER = 'officer.qingxi';
/** Words by which a file would leak to whoever reads the case. */
const LEAKS = /家暴|家庭暴力|红色|管控|派出所告诫|household/;

const wife = { kind: 'person', name: '吴小梅', birthDate: '1988-09-15', phone: '13511112222' };
const husband = { kind: 'person', name: '周志强', idNumber: '330681198506121314', phone: '13533334444' };

/** 当场施暴 while the agreement is being signed: everything stops, the police know, and nothing of it ever comes back. */
export async function violenceInSession(county: DemoCounty): Promise<void> {
  const matter = await Matter.register(county, VILLAGE, {
    type: 'marriage-family',
    title: '夫妻因家务和债务争吵',
    facts: '双方因家务和欠债多次争吵。',
    parties: [
      { side: 'applicant', ...wife, name: '郑春燕', birthDate: '1990-03-08', safeContact: '经妹妹转告' },
      { side: 'respondent', ...husband, name: '钱大勇', idNumber: '330681198703021515' },
    ],
    known: [OFFICER],
  });
  await takeUp(matter, VILLAGE, 'yangping');
  const participantIds = await matter.parties();
  await matter.do(VILLAGE, 'schedule-session', { at: '2026-09-07T15:00:00+08:00', place: '调解室', participantIds });
  await agreeOnPayment(matter, VILLAGE, [{ amountFen: 100_000, dueOn: '2026-09-20' }]);
  await matter.onAgreement(VILLAGE, 'sign', { partyId: participantIds[0], manner: 'signature' });
  await matter.do(VILLAGE, 'report-danger', { kind: 'criminal', detail: '签字时被申请人殴打申请人。' });

  expect(await matter.dispute(VILLAGE)).toMatchObject({
    status: 'closed',
    outcome: 'safety-stop',
    actions: [],
    deadlines: [],
    waitingFor: null,
  });
  expect(await matter.agreement(VILLAGE)).toMatchObject({
    status: 'void',
    deadlines: [],
    waitingFor: null,
    actions: [],
  });
  expect(await county.noticesOf(OFFICER, matter.id)).toContain('safety-stopped');
  await refused(county, matter);
  expect(JSON.stringify(await matter.dispute(VILLAGE))).not.toMatch(LEAKS);

  // Once the engine has had a moment: the station has a file, and its first visit within seven days.
  await matter.until(1);
  const opened = await fileOn(county, matter);
  expect(opened).toMatchObject({ level: 'red', status: 'controlled', nextRevisitOn: '2026-09-07' });

  const stopped = await standing(county, matter);
  await matter.until(60);
  expect(await standing(county, matter)).toEqual(stopped);
  await refused(county, matter);
}

interface File {
  id: string;
  level: string;
  status: string;
  nextRevisitOn: string | null;
  disputeIds: string[];
}

/** The household's file in which the dispute is noted. */
async function fileOn(county: DemoCounty, matter: Matter): Promise<File | undefined> {
  const station = await county.person(OFFICER);
  const { body } = await station.get<{ items: { id: string }[] }>('/households?pageSize=200');
  const files = await Promise.all(body.items.map(({ id }) => station.get<File>(`/households/${id}`)));
  return files.map((file) => file.body).find(({ disputeIds }) => disputeIds.includes(matter.id));
}

/** All that could start again: sessions, tasks, clocks, agreements, papers, events. */
async function standing(county: DemoCounty, matter: Matter) {
  const user = await county.person(VILLAGE);
  const dispute = await matter.dispute(VILLAGE);
  const agreement = await matter.agreement(VILLAGE);
  const papers = await user.get(`/disputes/${matter.id}/documents`);
  const papersOfAgreement = await user.get(`/agreements/${agreement.id}/documents`);
  const { body: all } = await user.get<{ items: { caseId: string }[] }>('/tasks?scope=organisation&pageSize=200');
  return {
    dispute,
    agreement,
    papers: [papers.body, papersOfAgreement.body],
    tasks: all.items.filter(({ caseId }) => caseId === matter.id || caseId === agreement.id),
    events: await matter.events(),
  };
}

/** Neither a session nor an agreement, by no route. */
async function refused(county: DemoCounty, matter: Matter): Promise<void> {
  const user = await county.person(VILLAGE);
  const participantIds = await matter.parties();
  const { agreementIds } = await matter.dispute();
  const attempts: [string, unknown][] = [
    [`/disputes/${matter.id}/schedule-session`, { at: '2027-09-07T15:00:00+08:00', place: '调解室', participantIds }],
    [`/disputes/${matter.id}/mediate-again`, { reason: '双方要求' }],
    [`/agreements/${agreementIds.at(-1)}/sign`, { partyId: participantIds[1], manner: 'signature' }],
  ];
  for (const [path, body] of attempts) {
    const answer = await user.post(path, body);
    expect([path, answer.status, answer.body.allowed]).toEqual([path, 409, []]);
  }
}

/** 身份匹配: nobody ticks anything, and yet the husband's file bears on what the wife asks for. */
export async function matchedByIdentity(county: DemoCounty): Promise<void> {
  const { id: householdId } = await county.done(OFFICER, '/households', {
    address: '清溪镇羊坪村二组8号',
    level: 'orange',
    reason: '半年内两次报警',
    members: [
      { name: husband.name, relation: '户主', role: 'perpetrator', idNumber: husband.idNumber },
      { name: wife.name, relation: '妻', role: 'victim', birthDate: wife.birthDate },
    ],
  });
  const matter = await Matter.register(county, VILLAGE, {
    type: 'marriage-family',
    title: '离婚后财产分割',
    facts: '申请人要求分割共同财产。',
    parties: [
      { side: 'applicant', ...wife },
      { side: 'respondent', ...husband },
    ],
    known: [OFFICER],
  });
  await takeUp(matter, VILLAGE, 'yangping');
  const participantIds = await matter.parties();
  const session = { at: '2026-09-02T15:00:00+08:00', place: '调解室', participantIds };
  const uncleared = await (await county.person(VILLAGE)).post(`/disputes/${matter.id}/schedule-session`, session);
  expect(uncleared).toMatchObject({ status: 422, body: { code: 'rule-broken' } });
  expect(JSON.stringify(uncleared.body)).not.toMatch(LEAKS);
  expect(await county.tasksOf(OFFICER, matter.id)).toContain('clear-mediation');

  const note = '已单独征求受害人意见,同意分开调解。';
  await county.done(OFFICER, `/households/${String(householdId)}/clear-mediation`, { disputeId: matter.id, note });
  await matter.do(VILLAGE, 'schedule-session', session);
  expect(await county.tasksOf(OFFICER, matter.id)).not.toContain('clear-mediation');

  await matter.until(1);
  await county.done(OFFICER, `/households/${String(householdId)}/report-incident`, {
    at: await county.clock.now(),
    detail: '酒后殴打妻子,致左臂挫伤。',
  });
  await matter.until(1);
  const stopped = await matter.dispute(VILLAGE);
  expect(stopped).toMatchObject({
    status: 'closed',
    outcome: 'safety-stop',
    deadlines: [],
    waitingFor: null,
    actions: [],
  });
  expect(JSON.stringify([stopped, await matter.events()])).not.toMatch(LEAKS);
  expect(await fileOn(county, matter)).toMatchObject({ id: householdId, level: 'red' });
  for (const stranger of [VILLAGE, 'coordinator.qingxi', 'officer.beiling', 'supervisor.county']) {
    const { status } = await (await county.person(stranger)).get(`/households/${String(householdId)}`);
    expect([stranger, status]).toEqual([stranger, 404]);
  }

  // The next one is stopped as it is registered: there is no way round.
  const again = await Matter.register(county, VILLAGE, {
    type: 'neighbours',
    parties: [
      { side: 'applicant', ...wife },
      { side: 'respondent', ...husband },
    ],
    known: [OFFICER],
  });
  expect(await again.dispute(VILLAGE)).toMatchObject({ status: 'closed', outcome: 'safety-stop', colour: 'red' });
}
