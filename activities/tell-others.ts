import { createHash } from 'node:crypto';
import type { HouseholdState } from '../domain/household/state.ts';
import { type Told, toBeTold } from '../domain/household/told.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { visitTaskDecider } from '../domain/visit-task/decider.ts';
import { nextCaseNumber } from '../record/case-number.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { openPeople } from '../record/people.ts';
import { markDone } from '../record/reactions.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';
import type { GuardRequest } from './guard-disputes.ts';

type Task = Pick<Told, 'aboutId' | 'organisationId'> & { id: string };

/** Visit tasks are counted by themselves: the number says nothing of the file's. */
const SERIES = '访';

/**
 * 告知: gives whoever the law says must be told a visit task with names and a date, and takes back those whose cause is over.
 * Each is a record of its own, so that the file stays the station's. Done twice, it changes nothing.
 */
export function createTellOthers(record: RecordContext) {
  return async function tellOthers({ streamId, seq, kind, form = '' }: GuardRequest): Promise<void> {
    const now = await record.clock.now();
    const { state, told, people, given } = await inTransaction(record.db, ENGINE, (tx) =>
      read(record, tx, streamId, now),
    );
    for (const each of told) {
      if (!given.some((task) => isOf(task, each))) await give(record, state, taskIdOf(streamId, each), each, people);
    }
    for (const task of given.filter((had) => !told.some((each) => isOf(had, each)))) {
      await execute(record, visitTaskDecider, {
        streamId: task.id,
        actor: ENGINE,
        build: () => ({ type: 'withdraw' }),
      });
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function read(record: RecordContext, tx: Tx, householdId: string, now: string) {
  const saved = await savedState<HouseholdState>(tx, 'household', householdId);
  if (saved === null) throw new RangeError(`there is no household ${householdId}`);
  const { state } = saved;
  const told = toBeTold(state, await record.organisationTree.current(tx), now);
  // What was given because of a file that was merged into this one goes on, under the same task.
  const given = await tx.query<Task>(
    `SELECT id, state->>'aboutId' AS "aboutId", state->>'organisationId' AS "organisationId"
     FROM stream WHERE kind = 'visit-task' AND state->>'householdId' = ANY ($1::text[])`,
    [[householdId, ...state.mergedFrom]],
  );
  return { state, told, people: await openPeople(tx, record.keys, householdId), given };
}

function isOf(task: Task, told: Told): boolean {
  return task.aboutId === told.aboutId && task.organisationId === told.organisationId;
}

async function give(
  record: RecordContext,
  { id: householdId, stationId, members }: HouseholdState,
  id: string,
  { memberIds, ...told }: Told,
  people: ReadonlyMap<string, PersonFacts>,
): Promise<void> {
  const station = organisationOf(await record.organisations(), stationId);
  const counter = { ...station, id: `${station.id}/${SERIES}`, shortName: `${station.shortName}${SERIES}` };
  const number = await nextCaseNumber(record.db, counter, await record.clock.now());
  const names = members
    .filter(({ memberId }) => memberIds.includes(memberId))
    .map(({ personId }) => people.get(personId)?.name ?? '')
    .join('、');
  await execute(record, visitTaskDecider, {
    streamId: id,
    actor: ENGINE,
    opens: true,
    build: (seal) => ({
      type: 'open' as const,
      ...{ id, number, householdId, stationId, ...told },
      names: seal.text('names', names),
    }),
  });
}

/** The same task for the same organisation and matter, however often it is attempted. */
function taskIdOf(householdId: string, { aboutId, organisationId }: Told): string {
  const hex = createHash('sha256').update(`visit of ${householdId} ${aboutId} ${organisationId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
