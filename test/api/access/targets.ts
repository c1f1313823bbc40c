import { createPropose } from '../../../activities/propose.ts';
import { createTellOthers } from '../../../activities/tell-others.ts';
import type { Kind, relationsOfKind } from '../../../domain/organisation/access-table.ts';
import { addDays } from '../../../domain/time/civil-date.ts';
import { addHours, dateOf } from '../../../domain/time/instant.ts';
import { beginAnalyses } from '../../../record/begin-analyses.ts';
import { beginRetention } from '../../../record/retention/begin-retention.ts';
import { undoneReactions } from '../../../record/reactions.ts';
import { confirmed, done, terms } from '../agreement-support.ts';
import type { ApiUnderTest } from '../api-under-test.ts';
import { allConsent, type Answer, type Caller, registered } from '../caller.ts';
import type { People, Place } from './people.ts';

type RelationOf<K extends Kind> = Exclude<(typeof relationsOfKind)[K][number], 'anyone'>;

/** A record that is asked for, and how whom stands to it: known because it was made so. */
export interface Target {
  kind: Kind;
  /** First part of its address: `disputes`. */
  collection: string;
  /** What stands in for the parameters of an address. */
  params: Record<string, string>;
  stands: Partial<Record<Place, readonly string[]>>;
  /** Who stands otherwise than their house, by user id. */
  inPerson: Record<string, readonly string[]>;
  /**
   * What who stands so would be at another stage: the right is theirs, only not now, and the refusal is the state's (409).
   */
  atAnotherStage: Partial<Record<string, readonly string[]>>;
}

function target<K extends Kind>(
  kind: K,
  collection: string,
  params: Record<string, string>,
  stands: Partial<Record<Place, readonly RelationOf<K>[]>>,
  more: {
    inPerson?: Record<string, readonly RelationOf<K>[]>;
    atAnotherStage?: Partial<Record<RelationOf<K>, readonly RelationOf<K>[]>>;
  } = {},
): Target {
  return { kind, collection, params, stands, inPerson: more.inPerson ?? {}, atAnotherStage: more.atAnotherStage ?? {} };
}

/** The same people standing so to something that hangs on it: a paper, a person. */
function hangingOn(whole: Target, collection: string, id: unknown): Target {
  return { ...whole, collection, params: { id: String(id) }, atAnotherStage: {} };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Records of every kind, each to which some house stands in each way. */
export async function buildTargets(api: ApiUnderTest, people: People): Promise<Target[]> {
  const [quiet, agreement] = await aDisputeWithAgreement(people);
  const household = await aHousehold(people);
  const family = people.as('community-officer', 'qingxi-station');
  const house = `/households/${household.params.id}`;
  const paper = (of: Target, path: string, form: string, by: Caller) => hangingPaper(of, path, form, by);
  const members = (await read(family, house)).members as { personId: string }[];
  household.params.personId = String(members[1]?.personId);
  const village = people.as('village-mediator', 'yangping');
  const parties = (await read(village, `/disputes/${quiet.params.id}`)).parties as { personId: string }[];
  return [
    quiet,
    await aDisputeOnItsWay(people),
    agreement,
    { ...household, params: { ...household.params, personId: members[1]?.personId ?? '' } },
    await aVisitTask(api, people, house),
    await aReview(people),
    await aReport(people),
    await aClue(people),
    await aRound(api, people),
    await anAnalysis(api, people),
    await anErasure(people),
    await aPolicyChange(api, people),
    await aRetention(api, people),
    await paper(quiet, `/disputes/${quiet.params.id}`, 'acceptance-register', village),
    await paper(household, house, 'household-file', family),
    hangingOn(quiet, 'people', parties[0]?.personId),
    hangingOn(household, 'people', members[1]?.personId),
    // Months go by for it.
    await anEnforcement(api, people),
  ];
}

async function hangingPaper(of: Target, path: string, form: string, by: Caller): Promise<Target> {
  return hangingOn(of, 'documents', (await made(by, `${path}/documents`, { form })).id);
}

/** 羊坪村's, with a mediator lent by 河口村 and the women's federation invited; the court is asked to confirm its agreement. */
async function aDisputeWithAgreement(people: People): Promise<[Target, Target]> {
  const village = people.as('village-mediator', 'yangping');
  const lent = people.userId('village-mediator', 'hekou');
  const id = await mediatingAt(village, 'yangping');
  const path = `/disputes/${id}`;
  await done(village, `${path}/invite`, { organisationId: 'qingxi-women', as: 'womens-federation' });
  await form(village, `${path}/add-evidence`, { title: '照片' }, 'file');
  const { parties, evidence } = (await read(village, path)) as Record<
    string,
    { partyId: string; evidenceId: string }[]
  >;
  const [creditorId = '', debtorId = ''] = (parties ?? []).map(({ partyId }) => partyId);
  const asked = { requestedBy: creditorId, reason: '当事人要求' };
  await done(village, `${path}/replace-mediator`, { mediatorId: lent, mediatorFrom: 'hekou', ...asked });
  await done(people.as('village-mediator', 'hekou'), `${path}/reach-agreement`, terms(debtorId, creditorId));
  const { agreementIds } = (await read(village, path)) as { agreementIds: string[] };
  const agreed = { id: agreementIds[0] ?? '', disputeId: id, creditorId, debtorId };
  const [attachmentId] = await signedOnPaperAndScreen(people, agreed);
  const partyIds = [creditorId, debtorId];
  await done(village, `/agreements/${agreed.id}/apply-for-confirmation`, { partyIds, courtId: 'court' });
  const inPerson = { [lent]: ['borrowed'] } as const;
  return [
    target(
      'dispute',
      'disputes',
      { id, evidenceId: evidence?.[0]?.evidenceId ?? '', partyId: creditorId },
      { yangping: ['own'], county: ['above'], hekou: [], 'qingxi-women': ['invited'] },
      // No work is on offer and no alert stands.
      { inPerson, atAnotherStage: stages(['own', 'borrowed', 'above'], ['offered', 'alerted']) },
    ),
    target(
      'agreement',
      'agreements',
      { id: agreed.id, partyId: creditorId, attachmentId: attachmentId ?? '' },
      { yangping: ['own'], county: ['above'], hekou: [], court: ['confirming', 'court'] },
      { inPerson, atAnotherStage: stages(['own', 'borrowed'], ['confirming']) },
    ),
  ];
}

function stages<R extends string>(standing: readonly R[], later: readonly R[]): Partial<Record<R, readonly R[]>> {
  return Object.fromEntries(standing.map((relation) => [relation, later])) as Partial<Record<R, readonly R[]>>;
}

async function signedOnPaperAndScreen(
  people: People,
  { id, creditorId, debtorId }: { id: string; creditorId: string; debtorId: string },
): Promise<string[]> {
  const path = `/agreements/${id}`;
  const village = people.as('village-mediator', 'yangping');
  await form(village, `${path}/attach`, { title: '签名扫描件', kind: 'signed-paper' }, 'file');
  const { attachments } = (await read(village, path)) as { attachments: { attachmentId: string }[] };
  const drawing = PNG.toString('base64');
  await done(village, `${path}/sign`, { partyId: creditorId, manner: 'signature', drawing });
  await done(village, `${path}/sign`, { partyId: debtorId, manner: 'fingerprint' });
  await done(people.as('village-mediator', 'hekou'), `${path}/sign-as-mediator`);
  await done(village, `${path}/affix-seal`);
  return attachments.map(({ attachmentId }) => attachmentId);
}

/** 河口村 had it, 清溪镇 has it, the court is offered it, and the police station is to acknowledge its alert. */
async function aDisputeOnItsWay(people: People): Promise<Target> {
  const village = people.as('village-mediator', 'hekou');
  const township = people.as('township-coordinator', 'qingxi');
  const id = await mediatingAt(village, 'hekou');
  const path = `/disputes/${id}`;
  await done(village, `${path}/transfer`, { direction: 'up', reason: '涉及两村' });
  const consents = (await allConsent(township, id)).map((consent) => ({ ...consent, courtIfFailed: true }));
  await done(township, `${path}/accept`, { consents, rightsNoticeGiven: true });
  await done(township, `${path}/report-danger`, { kind: 'criminal', detail: '对方持刀上门。' });
  await done(township, `${path}/refer-to-court`);
  return target(
    'dispute',
    'disputes',
    { id },
    { hekou: ['past'], court: ['offered'], 'qingxi-station': ['alerted'] },
    { atAnotherStage: { offered: ['own'] } },
  );
}

/** Of 羊坪村's agreement, which the court confirmed and nobody performed. */
async function anEnforcement(api: ApiUnderTest, people: People): Promise<Target> {
  const village = people.as('village-mediator', 'yangping');
  const [clerk, judge] = [people.as('court-clerk', 'court'), people.as('judge', 'court')];
  const agreement = await confirmed({ village, clerk, judge });
  const path = `/agreements/${agreement.id}`;
  for (const days of [60, 20]) {
    await api.record.clock.setClock(addHours(await api.record.clock.now(), days * 24));
    await createPropose(api.record)({ streamId: agreement.id });
  }
  await done(village, `${path}/refer-to-enforcement`);
  const { enforcements } = (await read(village, path)) as { enforcements: { enforcementId: string }[] };
  return target(
    'enforcement',
    'enforcements',
    { id: enforcements[0]?.enforcementId ?? '' },
    { court: ['own'], yangping: ['mediated'], county: ['mediated', 'above'], hekou: [] },
  );
}

async function aHousehold(people: People): Promise<Target> {
  const officer = people.as('community-officer', 'qingxi-station');
  const { id } = await made(officer, '/households', {
    ...{ address: '清溪镇羊坪村9号', level: 'orange', reason: '多次报警', plan: '按月回访' },
    members: [
      { name: '晏某', relation: '户主', role: 'perpetrator', idNumber: '330681198506121314' },
      { name: '岑某', relation: '妻', role: 'victim', birthDate: '1988-09-15', phone: '13511112222' },
    ],
  });
  return target(
    'household',
    'households',
    { id: String(id) },
    { 'qingxi-station': ['own'], 'beiling-station': ['other'], county: ['other'] },
  );
}

/** 羊坪村 is asked to look in after a warning. */
async function aVisitTask(api: ApiUnderTest, people: People, file: string): Promise<Target> {
  const officer = people.as('community-officer', 'qingxi-station');
  const at = await api.record.clock.now();
  const evidence = ['perpetrator-statement', 'victim-statement'].map((kind) => ({ kind, note: '陈述' }));
  await done(officer, `${file}/issue-warning`, { acceptedAt: at, admitted: true, circumstances: [], evidence });
  await done(officer, `${file}/deliver-warning`, { at: await api.record.clock.now() });
  for (const reaction of await undoneReactions(api.record.db, file.split('/')[2] ?? '')) {
    if (reaction.kind === 'tell-others') await createTellOthers(api.record)(reaction);
  }
  const { items } = (await read(officer, '/visit-tasks')) as { items: { id: string; organisationId: string }[] };
  return target(
    'visit-task',
    'visit-tasks',
    { id: items.find(({ organisationId }) => organisationId === 'yangping')?.id ?? '' },
    { yangping: ['given'], 'qingxi-station': ['station'], county: ['none'], 'beiling-station': ['none'] },
  );
}

async function aReview(people: People): Promise<Target> {
  const { items } = (await read(people.as('station-chief', 'qingxi-station'), '/reviews')) as {
    items: { id: string }[];
  };
  const stands = { 'qingxi-station': ['own'], 'beiling-station': ['other'], county: ['other'] } as const;
  return target('review', 'reviews', { id: items[0]?.id ?? '' }, stands);
}

async function aReport(people: People): Promise<Target> {
  await made(people.as('grid-worker', 'yangping'), '/violence-reports', {
    ...{ reporterKind: 'school', text: '学生身上多处瘀伤。', minor: true },
  });
  const { items } = (await read(people.as('community-officer', 'qingxi-station'), '/violence-reports')) as {
    items: { id: string }[];
  };
  const stands = { 'qingxi-station': ['own'], 'beiling-station': ['other'], county: ['other'] } as const;
  return target('violence-report', 'violence-reports', { id: items[0]?.id ?? '' }, stands);
}

/** It lies with 羊坪村, whose grid worker reported it. */
async function aClue(people: People): Promise<Target> {
  const grid = people.as('grid-worker', 'yangping');
  const { id } = await form(grid, '/clues', { text: '二组两户因排水沟起争执。' }, 'photos');
  const { photos } = (await read(grid, `/clues/${String(id)}`)) as { photos: { photoId: string }[] };
  return target(
    'clue',
    'clues',
    { id: String(id), photoId: photos[0]?.photoId ?? '' },
    { yangping: ['own'], qingxi: ['above'], county: ['above'], hekou: [] },
    { inPerson: { [people.userId('grid-worker', 'yangping')]: ['own', 'reporter'] } },
  );
}

/** 清溪镇 runs it in 羊坪村. */
async function aRound(api: ApiUnderTest, people: People): Promise<Target> {
  const from = dateOf(await api.record.clock.now());
  const { id } = await made(people.as('township-coordinator', 'qingxi'), '/screening-rounds', {
    ...{ title: '返乡人员矛盾纠纷排查', groups: ['migrant-workers'], from, to: addDays(from, 10) },
    areas: [{ organisationId: 'yangping', households: 40 }],
  });
  const stands = { qingxi: ['own'], yangping: ['area'], county: ['above'], hekou: [] } as const;
  return target('screening-round', 'screening-rounds', { id: String(id) }, stands);
}

async function anAnalysis(api: ApiUnderTest, people: People): Promise<Target> {
  await beginAnalyses(api.record);
  const { items } = (await read(people.as('township-coordinator', 'qingxi'), '/analysis-meetings')) as {
    items: { id: string }[];
  };
  const stands = { qingxi: ['own'], county: ['above'], yangping: [] } as const;
  return target('analysis-meeting', 'analysis-meetings', { id: items[0]?.id ?? '' }, stands);
}

/** The county's own, which begins by itself. */
async function aRetention(api: ApiUnderTest, people: People): Promise<Target> {
  await beginRetention(api.record);
  const { items } = (await read(people.as('auditor', 'county'), '/retention-rounds')) as { items: { id: string }[] };
  const stands = { county: ['own'], qingxi: ['other'], court: ['other'] } as const;
  return target('retention-round', 'retention-rounds', { id: items[0]?.id ?? '' }, stands);
}

/** The county's administrator asks for it, of a matter that is over. */
async function anErasure(people: People): Promise<Target> {
  const village = people.as('village-mediator', 'yangping');
  const caseId = await registered(village);
  await done(village, `/disputes/${caseId}/withdraw`, { reason: '双方自行和解' });
  const order = '云河县人民法院(2026)云1行初3号判决';
  const { id } = await made(people.as('administrator', 'county'), '/erasures', { kind: 'case', id: caseId, order });
  return target('erasure', 'erasures', { id: String(id) }, { county: ['own'], yangping: [], court: [] });
}

/** The county's administrator drafts it. */
async function aPolicyChange(api: ApiUnderTest, people: People): Promise<Target> {
  const effectiveFrom = addDays(dateOf(await api.record.clock.now()), 1);
  const changes = [{ path: ['dispute', 'returns', 'limit'], value: 4 }];
  const draft = { effectiveFrom, reason: '县督导会议纪要', changes };
  const { id } = await made(people.as('administrator', 'county'), '/policy-changes', draft);
  return target('policy-change', 'policy-changes', { id: String(id) }, { county: ['own'], yangping: [], court: [] });
}

async function mediatingAt(by: Caller, organisationId: string): Promise<string> {
  const id = await registered(by);
  await done(by, `/disputes/${id}/dispatch`, { organisationId });
  await done(by, `/disputes/${id}/accept`, { consents: await allConsent(by, id), rightsNoticeGiven: true });
  return id;
}

async function form(by: Caller, path: string, fields: Record<string, string>, part: string) {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.append(part, new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'a.png');
  return accepted(path, await by.send(path, { method: 'POST', body }));
}

async function made(by: Caller, path: string, body: object) {
  return accepted(path, await by.post(path, body));
}

async function read(by: Caller, path: string) {
  return accepted(path, await by.get(path));
}

function accepted(path: string, { status, body }: Answer): Record<string, unknown> {
  if (status > 299) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}
