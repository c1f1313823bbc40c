import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { privacyVersion1 } from '../../domain/policy/version-1/privacy.ts';
import { deciders } from '../../domain/deciders.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { PersonFacts } from '../../domain/people/person.ts';
import { execute } from '../../record/execute.ts';
import { householdsOfDispute, openDisputesOf, standingsOf } from '../../record/guard.ts';
import { disputeOfPerson, revealField } from '../../record/reveal.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { listDisputes } from '../../record/views/dispute-list.ts';
import { listHouseholds } from '../../record/views/household-list.ts';
import { similarDisputes } from '../../record/views/similar-disputes.ts';
import { verify } from '../../record/verify.ts';
import { query } from './county.ts';
import { husband, openHousehold, raise } from './guard-support.ts';
import { actorNamed, as, boundary, type CountyRecord, countyRecord, perform, register } from './people-support.ts';

let county: CountyRecord;

beforeAll(async () => {
  county = await countyRecord();
});
afterAll(() => county.close());

const divorce = (people: PersonFacts[], type = 'marriage-family') => ({ ...boundary, type, people });
const stranger: PersonFacts = { name: '陈大勇', birthDate: '1970-01-01' };

async function standings(dispute: DisputeState) {
  const { record } = county;
  const now = await record.clock.now();
  const matches = await inTransaction(record.db, SYSTEM, (tx) => householdsOfDispute(tx, dispute.id));
  return standingsOf(matches, dispute, now);
}

describe('同一人: members of a household among the parties of a dispute', () => {
  const without = ({ idNumber: _, ...facts }: PersonFacts): PersonFacts => facts;

  it.each<[string, PersonFacts, boolean]>([
    ['by ID number, whatever name was written', { name: '周某', idNumber: husband.idNumber }, true],
    ['by ID number typed with spaces', { name: husband.name, idNumber: ' 330681 19850612131x' }, true],
    ['by name and date of birth where no ID number is known here', without(husband), true],
    ['not by name alone', { name: husband.name }, false],
    ['not by name with another date of birth', { name: husband.name, birthDate: '1985-06-13' }, false],
    [
      'not by name and date of birth where both ID numbers are known and differ',
      { ...husband, idNumber: '330681198506121330' },
      false,
    ],
    ['not by date of birth alone', { name: '周志刚', birthDate: husband.birthDate }, false],
  ])('%s', async (_, party, isSame) => {
    const { record } = county;
    const household = await openHousehold(record, { level: 'blue' });
    const dispute = await register(record, divorce([stranger, party], 'neighbours'));
    const found = (await standings(dispute)).filter(({ householdId }) => householdId === household.id);
    expect(found.map(({ perpetrators, victims }) => ({ perpetrators, victims }))).toEqual(
      isSame ? [{ perpetrators: [dispute.parties[1]?.partyId], victims: [] }] : [],
    );
  });

  it('by name and date of birth where the file knows no ID number', async () => {
    const { record } = county;
    const home = await openHousehold(record, {
      level: 'blue',
      members: [['perpetrator', { name: '何平', birthDate: '1990-02-02' }]],
    });
    const party = { name: '何 平', birthDate: '1990-02-02', idNumber: '330681199002021319' };
    const dispute = await register(record, divorce([stranger, party], 'neighbours'));
    expect(await standings(dispute)).toMatchObject([{ householdId: home.id, level: 'blue', status: 'controlled' }]);
  });

  it('a dispute is stopped at its registration, before its people are stored', async () => {
    const { record } = county;
    const [he, she] = [person('丁一'), person('丁二')];
    await openHousehold(record, {
      members: [
        ['perpetrator', he],
        ['victim', she],
      ],
    });
    const dispute = await register(record, divorce([she, he]));
    expect(dispute).toMatchObject({ status: 'closed', ending: { outcome: 'safety-stop' } });
    expect(JSON.stringify(dispute)).not.toMatch(/household|perpetrator/);
  });

  it('a mediator who registers it learns nothing of the file', async () => {
    const { record } = county;
    const home = await openHousehold(record);
    for (const username of ['mediator.yangping', 'coordinator.qingxi', 'supervisor.county', 'officer.beiling']) {
      const seen = await as(record, username, (tx) => tx.query('SELECT FROM stream WHERE id = $1', [home.id]));
      expect([username, seen.length]).toEqual([username, 0]);
    }
  });

  it('all open disputes of the members are found, closed ones not', async () => {
    const { record } = county;
    const he = person('冯甲');
    const home = await openHousehold(record, { level: 'blue', members: [['perpetrator', he]] });
    const [first, second, closed] = [
      await register(record, divorce([stranger, he], 'neighbours')),
      await register(record, divorce([without(he), stranger], 'contract')),
      await register(record, divorce([stranger, he], 'damages')),
    ];
    await perform(record, boundary.by, closed.id, false, (seal) => ({
      type: 'withdraw',
      reason: seal.text('r', '撤回'),
    }));
    const found = await inTransaction(record.db, SYSTEM, (tx) => openDisputesOf(tx, home.id));
    expect(found).toEqual([first.id, second.id].sort());
  });
});

describe('which families they belong to', () => {
  it('is told to the record while it decides, and to nobody who asks the database for it', async () => {
    const { record } = county;
    await openHousehold(record, { level: 'blue' });
    const dispute = await register(record, divorce([stranger, husband]));
    expect(await standings(dispute)).not.toEqual([]);
    for (const username of ['mediator.yangping', 'coordinator.qingxi', 'officer.qingxi', 'supervisor.county']) {
      const asked = as(record, username, (tx) => tx.query('SELECT * FROM households_of_dispute($1)', [dispute.id]));
      expect([username, await asked]).toEqual([username, []]);
    }
  });
});

describe('家庭成员 are found by no search of disputes', () => {
  it('neither by name nor by ID number, and nothing of them is revealed', async () => {
    const { record } = county;
    const [he, she] = [person('秦一鸣'), person('秦二妹')];
    const home = await openHousehold(record, {
      members: [
        ['perpetrator', he],
        ['victim', she],
      ],
    });
    const world = { keys: record.keys };
    const personId = home.members[0]?.personId ?? '';
    for (const username of ['mediator.yangping', 'coordinator.qingxi', 'supervisor.county', 'deputy.qingxi']) {
      await as(record, username, async (tx) => {
        for (const q of [he.name, home.number, '多次报警', '羊坪村二组']) {
          expect((await listDisputes(tx, world, { q }, { page: 1, pageSize: 10 })).items).toEqual([]);
        }
        const like = { type: 'marriage-family', people: [he, she], closedSince: '2000-01-01T00:00:00.000+08:00' };
        expect(await similarDisputes(tx, world, like)).toEqual([]);
        const look = {
          personId,
          field: 'idNumber',
          purpose: '核对',
          at: home.openedAt,
          origin: {},
          policy: privacyVersion1,
        } as const;
        expect(await revealField(tx, record.keys, look)).toBeNull();
      });
    }
    expect(await as(record, 'mediator.yangping', (tx) => disputeOfPerson(tx, personId))).toBeNull();
    // Not even their ids, which only the database's own functions could give away.
    const indexes = 'SELECT name_index, id_number_index FROM person WHERE stream_id = $1';
    const sealed = await inTransaction(record.db, SYSTEM, (tx) => tx.query(indexes, [home.id]));
    const found = await as(record, 'mediator.yangping', (tx) =>
      tx.query('SELECT find_people($1, $2)', [
        sealed.map((row) => row.name_index),
        sealed.map((row) => row.id_number_index),
      ]),
    );
    expect([sealed.length, found]).toEqual([2, []]);
    const tokens = await query(county.ownerUrl, `SELECT FROM search_index WHERE stream_id = '${home.id}'`);
    expect(tokens).toEqual([]);
  });

  it('the station has its own list, and nobody else one', async () => {
    const { record } = county;
    const home = await openHousehold(record, { level: 'orange', by: 'officer.beiling' });
    const list = (username: string) =>
      as(record, username, (tx) => listHouseholds(tx, { keys: record.keys }, {}, { page: 1, pageSize: 50 }));
    expect((await list('officer.beiling')).items).toMatchObject([
      { id: home.id, level: 'orange', address: '清溪镇羊坪村二组8号', owner: { role: 'community-officer' } },
    ]);
    for (const username of [
      'mediator.shanqian',
      'coordinator.beiling',
      'supervisor.county',
      'auditor.county',
      'admin',
    ]) {
      expect([username, (await list(username)).total]).toEqual([username, 0]);
    }
    const others = (await list('deputy.qingxi')).items.map(({ id }) => id);
    expect(others).not.toContain(home.id);
  });
});

describe('锁: no session is booked in the moment a household turns red', () => {
  it('a booking waits for the household that is about to turn red, and then sees it', async () => {
    const { record } = county;
    const { dispute, home } = await mediatedFamily();
    const gate = gated();
    const raising = raise(record, home.id, gate.passed);
    await gate.reached;
    const booking = book(dispute);
    await waitsForLock();
    gate.open();
    await raising;
    const after = await booking;
    expect(after).toMatchObject({ status: 'closed', ending: { outcome: 'safety-stop' }, sessions: [] });
  });

  it('a household waits for the booking that has seen it as it was', async () => {
    const { record } = county;
    const { dispute, home } = await mediatedFamily();
    const gate = gated();
    const booking = book(dispute, gate.passed);
    await gate.reached;
    const raising = raise(record, home.id);
    await waitsForLock();
    gate.open();
    expect((await booking).sessions).toHaveLength(1);
    expect((await raising).state.level).toBe('red');
  });

  it('bookings of two disputes of one family do not wait for each other', async () => {
    const { dispute, he } = await mediatedFamily();
    const other = await register(county.record, divorce([stranger, he], 'neighbours'));
    const gate = gated();
    const first = book(dispute, gate.passed);
    await gate.reached;
    await withdraw(other.id);
    gate.open();
    await first;
  });
});

test('核验 of a record with households finds nothing', async () => {
  const verification = await verify(county.record, deciders);
  expect(verification.findings).toEqual([]);
});

/** A blue family whose dispute is being mediated. */
async function mediatedFamily() {
  const { record } = county;
  const [he, she] = [person('韩甲'), person('韩乙')];
  const home = await openHousehold(record, {
    level: 'blue',
    members: [
      ['perpetrator', he],
      ['victim', she],
    ],
  });
  const { id, parties } = await register(record, divorce([she, he]));
  await perform(record, boundary.by, id, false, () => ({ type: 'dispatch', organisationId: 'yangping' }));
  const consents = parties.map(({ partyId }) => ({ partyId, consented: true }));
  const dispute = await perform(record, boundary.by, id, false, () => ({
    type: 'accept',
    consents,
    rightsNoticeGiven: true,
  }));
  return { dispute, home, he };
}

async function book(dispute: DisputeState, before: () => Promise<void> = async () => undefined): Promise<DisputeState> {
  const { record } = county;
  const at = (await record.clock.now()).replace(/^\d{4}/, (year) => String(Number(year) + 1));
  const { state } = await execute(record, disputeDecider, {
    streamId: dispute.id,
    actor: actorNamed(boundary.by),
    build: async (seal) => {
      await before();
      const participantIds = dispute.parties.map(({ partyId }) => partyId);
      const place = seal.text('place', '调解室');
      return { type: 'schedule-session' as const, sessionId: randomUUID(), at, place, participantIds };
    },
  });
  return state;
}

function withdraw(id: string): Promise<DisputeState> {
  return perform(county.record, boundary.by, id, false, (seal) => ({
    type: 'withdraw',
    reason: seal.text('r', '撤回'),
  }));
}

/** Stands in a command's way, inside its transaction, until it is opened. */
function gated() {
  let open = (): void => undefined;
  let arrive = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  onTestFinished(() => open());
  return {
    open: () => open(),
    reached,
    passed: async () => {
      arrive();
      await opened;
    },
  };
}

/** Somebody's statement waits for a row that another transaction holds. */
async function waitsForLock(): Promise<void> {
  const waiting = () => query(county.ownerUrl, `SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'`);
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), 10_000);
}

/** Somebody nobody else is. */
function person(name: string): PersonFacts {
  return {
    name: `${name}${randomUUID().slice(0, 8)}`,
    birthDate: '1980-08-08',
    idNumber: `X${randomUUID().slice(0, 17)}`,
  };
}
