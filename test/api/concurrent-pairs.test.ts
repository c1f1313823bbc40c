import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, allConsent, loggedIn, mediating, registered } from './caller.ts';

const PAIRS = 50;
const CLERKS = ['mediator.yangping', 'coordinator.qingxi', 'mediator.qingxi', 'clerk.court', 'judge.court'] as const;

let api: ApiUnderTest;
let today: string;
const clerks = new Map<string, Caller>();

beforeAll(async () => {
  api = await startApi({ usernames: [...CLERKS] });
  for (const username of CLERKS) clerks.set(username, await loggedIn(api.url, username));
  today = dateOf(await api.record.clock.now());
});

afterAll(() => api.stop());

function clerk(username: string): Caller {
  const known = clerks.get(username);
  if (!known) throw new Error(`${username} is not logged in`);
  return known;
}

const village = (): Caller => clerk('mediator.yangping');

async function done(caller: Caller, path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const answer = await caller.post(path, body);
  if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What one clerk is about to do. */
interface Act {
  by: string;
  path: string;
  body: unknown;
}

/** A matter at a point where two acts exclude each other. */
interface Crossing {
  disputeId: string;
  acts: [Act, Act];
}

const onDispute = (id: string, by: string, command: string, body: unknown = {}): Act => ({
  by,
  path: `/disputes/${id}/${command}`,
  body,
});

const onAgreement = (id: string, by: string, command: string, body: unknown = {}): Act => ({
  by,
  path: `/agreements/${id}/${command}`,
  body,
});

const twice = (act: Act): [Act, Act] => [act, act];

async function partiesOf(id: string): Promise<[string, string]> {
  const [one, other] = await allConsent(village(), id);
  return [one?.partyId ?? '', other?.partyId ?? ''];
}

async function draftOf(id: string) {
  const [creditorId, debtorId] = await partiesOf(id);
  return {
    form: 'written',
    facts: '雨水管改道,申请人家进水。',
    items: '排水与损失',
    terms: ['被申请人赔偿申请人一千元。'],
    obligations: [{ kind: 'money', debtorId, creditorId, amountFen: 100_000, dueOn: addDays(today, 20) }],
  };
}

/** An agreement that nobody has signed. */
async function drafted(): Promise<{ disputeId: string; agreementId: string; partyIds: [string, string] }> {
  const disputeId = await mediating(village());
  await done(village(), `/disputes/${disputeId}/reach-agreement`, await draftOf(disputeId));
  const { body } = await village().get(`/disputes/${disputeId}`);
  const [agreementId = ''] = body.agreementIds as string[];
  return { disputeId, agreementId, partyIds: await partiesOf(disputeId) };
}

/** One that lacks nothing but the signature of its second party. */
async function almostSigned() {
  const reached = await drafted();
  const path = `/agreements/${reached.agreementId}`;
  await done(village(), `${path}/sign`, { partyId: reached.partyIds[0], manner: 'signature' });
  await done(village(), `${path}/sign-as-mediator`);
  await done(village(), `${path}/affix-seal`);
  return reached;
}

async function effective() {
  const reached = await almostSigned();
  await done(village(), `/agreements/${reached.agreementId}/sign`, {
    partyId: reached.partyIds[1],
    manner: 'fingerprint',
  });
  return reached;
}

/** One whose confirmation the court is examining. */
async function beforeCourt() {
  const reached = await effective();
  const path = `/agreements/${reached.agreementId}`;
  await done(village(), `${path}/apply-for-confirmation`, { partyIds: reached.partyIds, courtId: 'court' });
  await done(clerk('clerk.court'), `${path}/accept-confirmation`);
  return reached;
}

/** A dispute that lies with the court for acceptance. */
async function offeredToCourt(): Promise<string> {
  const township = clerk('mediator.qingxi');
  const id = await registered(township);
  const consents = (await allConsent(township, id)).map((consent) => ({ ...consent, courtIfFailed: true }));
  await done(township, `/disputes/${id}/dispatch`, { organisationId: 'qingxi-committee' });
  await done(township, `/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
  await done(township, `/disputes/${id}/refer-to-court`);
  return id;
}

const reason = '另有安排';
const reconciled = { record: '双方和好。' };

const CROSSINGS: Record<string, () => Promise<Crossing>> = {
  async 'accept or return'() {
    const disputeId = await registered(village());
    await done(village(), `/disputes/${disputeId}/dispatch`, { organisationId: 'yangping' });
    const consents = await allConsent(village(), disputeId);
    return {
      disputeId,
      acts: [
        onDispute(disputeId, 'mediator.yangping', 'accept', { consents, rightsNoticeGiven: true }),
        onDispute(disputeId, 'mediator.yangping', 'return', { reason }),
      ],
    };
  },
  async 'transfer or terminate'() {
    const disputeId = await mediating(village());
    return {
      disputeId,
      acts: [
        onDispute(disputeId, 'mediator.yangping', 'transfer', { direction: 'up', reason }),
        onDispute(disputeId, 'mediator.yangping', 'terminate', { ground: 'no-agreement', reason }),
      ],
    };
  },
  async 'agree or reconcile'() {
    const disputeId = await mediating(village());
    return {
      disputeId,
      acts: [
        onDispute(disputeId, 'mediator.yangping', 'reach-agreement', await draftOf(disputeId)),
        onDispute(disputeId, 'mediator.yangping', 'reconcile', reconciled),
      ],
    };
  },
  async 'the same agreement twice'() {
    const disputeId = await mediating(village());
    const act = onDispute(disputeId, 'mediator.yangping', 'reach-agreement', await draftOf(disputeId));
    return { disputeId, acts: twice(act) };
  },
  async 'suspend or reconcile'() {
    const disputeId = await mediating(village());
    return {
      disputeId,
      acts: [
        onDispute(disputeId, 'mediator.yangping', 'suspend', { kind: 'appraisal', reason }),
        onDispute(disputeId, 'mediator.yangping', 'reconcile', reconciled),
      ],
    };
  },
  async 'clerk and judge take the same case'() {
    const disputeId = await offeredToCourt();
    const taking = { consents: [], rightsNoticeGiven: true };
    return {
      disputeId,
      acts: [
        onDispute(disputeId, 'clerk.court', 'accept', taking),
        onDispute(disputeId, 'judge.court', 'accept', taking),
      ],
    };
  },
  async 'the last signature or the withdrawal of the dispute'() {
    const { disputeId, agreementId, partyIds } = await almostSigned();
    return {
      disputeId,
      acts: [
        onAgreement(agreementId, 'mediator.yangping', 'sign', { partyId: partyIds[1], manner: 'signature' }),
        onDispute(disputeId, 'mediator.yangping', 'withdraw', { reason }),
      ],
    };
  },
  async 'two seals'() {
    const { disputeId, agreementId } = await drafted();
    return { disputeId, acts: twice(onAgreement(agreementId, 'mediator.yangping', 'affix-seal')) };
  },
  async 'paid or waived'() {
    const { disputeId, agreementId } = await effective();
    const { body } = await village().get(`/agreements/${agreementId}`);
    const [obligation] = body.obligations as { id: string }[];
    const paid = { obligationId: obligation?.id, amountFen: 100_000, on: today };
    return {
      disputeId,
      acts: [
        onAgreement(agreementId, 'mediator.yangping', 'record-performance', paid),
        onAgreement(agreementId, 'mediator.yangping', 'waive', { obligationId: obligation?.id }),
      ],
    };
  },
  async 'confirmed or withdrawn'() {
    const { disputeId, agreementId } = await beforeCourt();
    return {
      disputeId,
      acts: [
        onAgreement(agreementId, 'judge.court', 'decide-confirmation', { decision: 'confirmed' }),
        onAgreement(agreementId, 'mediator.yangping', 'withdraw-confirmation', { reason }),
      ],
    };
  },
};

/** What two clerks did at the same moment, and what each was told. */
interface Met {
  name: string;
  disputeId: string;
  won: { act: Act; answer: Answer };
  lost: { act: Act; answer: Answer };
}

async function meet(name: string, { disputeId, acts }: Crossing): Promise<Met> {
  const both = await Promise.all(
    acts.map(async (act) => ({ act, answer: await clerk(act.by).post(act.path, act.body) })),
  );
  const told = both.map(({ answer: { status, body } }) => [status, body.code]);
  expect([name, ...told.sort()]).toEqual([name, [200, undefined], [409, 'not-possible-now']]);
  const [won, lost] = both.sort((one, other) => one.answer.status - other.answer.status) as [Met['won'], Met['lost']];
  return { name, disputeId, won, lost };
}

/** `waitingFor` of a dispute. */
interface Waiting {
  who: { organisationId: string };
  what: string;
  caseId?: string;
}

/** The record that the act was done to. */
const recordOf = ({ path }: Act): string => path.split('/').slice(0, 3).join('/');

describe('两人同时办理', () => {
  const meetings: Met[] = [];

  it('one of each pair wins, the other is told 409', async () => {
    const names = Object.keys(CROSSINGS);
    const prepared = await Promise.all(
      Array.from({ length: PAIRS }, async (_, index) => {
        const name = names[index % names.length] as string;
        const { disputeId, acts } = await (CROSSINGS[name] as () => Promise<Crossing>)();
        // Neither of the two is always the one that is sent first.
        return { name, disputeId, acts: index % 20 < 10 ? acts : ([acts[1], acts[0]] as [Act, Act]) };
      }),
    );
    meetings.push(...(await Promise.all(prepared.map(({ name, ...crossing }) => meet(name, crossing)))));
  });

  it('who came too late is told what is possible now, and only what won is on the record', async () => {
    expect(meetings).toHaveLength(PAIRS);
    for (const { name, won, lost } of meetings) {
      const { body } = await clerk(lost.act.by).get(recordOf(lost.act));
      expect([name, lost.answer.body.allowed]).toEqual([name, body.actions]);
      const { body: record } = await clerk(won.act.by).get(`${recordOf(won.act)}/events?pageSize=200`);
      const events = (record.items as { type: string }[]).map(({ type }) => type);
      const happened = won.answer.body.events as string[];
      expect([name, events.slice(-happened.length)]).toEqual([name, happened]);
    }
  });

  it('nothing wedges: whoever an open case waits for has it in the inbox, and it goes on', async () => {
    expect(meetings).toHaveLength(PAIRS);
    for (const { name, disputeId, won } of meetings) {
      const owner = clerk(name.startsWith('clerk') ? won.act.by : 'mediator.yangping');
      const { body } = await owner.get(`/disputes/${disputeId}`);
      if (body.status === 'closed') {
        expect([name, body.waitingFor]).toEqual([name, null]);
        continue;
      }
      const { who, what, caseId = disputeId } = body.waitingFor as Waiting;
      const awaited = who.organisationId === 'qingxi' ? clerk('coordinator.qingxi') : owner;
      const { body: inbox } = await awaited.get('/tasks?scope=mine&pageSize=200');
      expect(inbox.items).toContainEqual(expect.objectContaining({ caseId, what }));
      const [party] = body.parties as { partyId: string }[];
      const noted = await owner.post(`/disputes/${disputeId}/record-wish`, { partyId: party?.partyId, route: 'court' });
      expect([name, noted.status]).toEqual([name, 200]);
    }
  });
});
