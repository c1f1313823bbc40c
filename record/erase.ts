import { randomUUID } from 'node:crypto';
import { erasureDecider } from '../domain/erasure/decider.ts';
import { DomainError } from '../domain/errors.ts';
import type {
  ErasedKey,
  ErasureCommand,
  ErasureEvent,
  ErasureState,
  ErasureSubject,
} from '../domain/erasure/erasure.ts';
import type { ErasureGround, Matter } from '../domain/erasure/may-erase.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import type { CivilDate } from '../domain/time/civil-date.ts';
import { nameIndex } from './blind-index.ts';
import type { RecordContext } from './context.ts';
import { NotFound } from './errors.ts';
import { samePeople } from './erased-people.ts';
import { execute } from './execute.ts';
import type { KeyRing } from './keys.ts';
import type { Seal } from './seal.ts';
import { asRecord, type Tx } from './transaction.ts';
import { savedState } from './views/saved-state.ts';

/** Who or what is to be erased: by its id, or by the case's number and, within it, the person's name, as an order calls them. */
export type NamedSubject = Pick<ErasureSubject, 'kind'> & ({ id: string } | { number: string; name: string | null });

// A case with what hangs on it, the files merged into it, and the visit tasks that it gave: each has a key of its own.
const STREAMS_OF = `SELECT id, open, erased FROM stream WHERE id IN (
  SELECT id FROM stream WHERE root_id = $1
  UNION SELECT stream.id FROM household_merge JOIN stream ON root_id = household_merge.stream_id WHERE into_id = $1
  UNION SELECT id FROM stream WHERE kind = 'visit-task' AND state->>'householdId' = $1::text)`;

const CASE = `SELECT id AS "caseId" FROM stream WHERE id = $1 AND id = root_id AND kind <> 'erasure'
  AND NOT EXISTS (SELECT FROM household_merge WHERE stream_id = $1)`;
const CASE_OF_PERSON = `SELECT coalesce(into_id, root_id) AS "caseId" FROM person
  JOIN stream ON stream.id = person.stream_id
  LEFT JOIN household_merge ON household_merge.stream_id = stream.id WHERE person.id = $1`;

const CASE_OF_NUMBER = `SELECT id FROM stream WHERE number = $1 AND id = root_id`;
const PERSON_OF_NAME = `SELECT person.id FROM person WHERE name_index = $2 AND cipher IS NOT NULL AND stream_id = ANY (
  SELECT id FROM (${STREAMS_OF}) AS of_case) ORDER BY person.id LIMIT 1`;

/** What a command of an erasure looks at besides its own record. */
interface Looked {
  subject: ErasureSubject;
  matter: Matter;
  /** Every key that must go. */
  erases: ErasedKey[];
}

/**
 * How a person's or a case's matter stands now; null for what is not known, or no matter of its own. Its streams are locked
 * until the transaction ends: nothing is opened or written there meanwhile.
 */
function lookAt(tx: Tx, keys: KeyRing, named: NamedSubject, keptUntil: CivilDate | null): Promise<Looked | null> {
  return asRecord(tx, async () => {
    const { kind } = named;
    const id = 'id' in named ? named.id : await idOf(tx, keys, named);
    if (id === null) return null;
    const [row] = await tx.query<{ caseId: string }>(kind === 'case' ? CASE : CASE_OF_PERSON, [id]);
    if (!row) return null;
    await tx.query(`${STREAMS_OF} ORDER BY id FOR NO KEY UPDATE`, [row.caseId]);
    const streams = await tx.query<{ id: string; open: boolean; erased: boolean }>(STREAMS_OF, [row.caseId]);
    const ids = streams.map((stream) => stream.id);
    const people = kind === 'case' ? [] : await samePeople(tx, keys, id, ids);
    const erases: ErasedKey[] =
      kind === 'case'
        ? ids.map((streamId) => ({ kind, id: streamId, streamId }))
        : people.map((person) => ({ kind, ...person }));
    const matter = {
      open: streams.some(({ open }) => open),
      erased: kind === 'case' ? streams.every(({ erased }) => erased) : people.length === 0,
      keptUntil,
    };
    return { subject: { kind, id, caseId: row.caseId }, matter, erases };
  });
}

async function idOf(
  tx: Tx,
  keys: KeyRing,
  { number, name }: { number: string; name: string | null },
): Promise<string | null> {
  const [found] = await tx.query<{ id: string }>(CASE_OF_NUMBER, [number]);
  if (!found || name === null) return found?.id ?? null;
  const [person] = await tx.query<{ id: string }>(PERSON_OF_NAME, [found.id, nameIndex(keys.blindIndexKey, name)]);
  return person?.id ?? null;
}

/** What a command of an erasure needs of `execute`: a look before its own record is locked, and what follows from it. */
interface Prepared<Type extends ErasureCommand['type']> {
  prepare: (tx: Tx) => Promise<void>;
  build: (seal: Seal) => Extract<ErasureCommand, { type: Type }>;
}

/** What is asked for, and why. */
export interface ErasureRequest {
  subject: NamedSubject;
  ground: ErasureGround;
  /** 保存期限: the last day on which the law wants it kept; null where nobody has reckoned it. */
  keptUntil: CivilDate | null;
  /** Sealed with the erasure, and not erased with it: it names nobody. */
  reason: string;
}

/** `build` throws DomainError `invalid` for a person or case that is not known. */
export function requesting(
  { keys }: Pick<RecordContext, 'keys'>,
  { subject: named, ground, keptUntil, reason }: ErasureRequest,
  organisationId: string,
): Prepared<'request'> {
  let looked: Looked | null = null;
  return {
    async prepare(tx) {
      looked = await lookAt(tx, keys, named, keptUntil);
    },
    build(seal) {
      if (looked === null) {
        throw new DomainError('invalid', '没有可以删除的这一项', { path: 'id' in named ? 'id' : 'number' });
      }
      const { subject, matter } = looked;
      const { streamId: id } = seal;
      return {
        type: 'request',
        ...{ id, number: `删除-${id}`, organisationId, subject, ground, keptUntil, matter },
        reason: seal.text('reason', reason),
      };
    },
  };
}

/** Looks again: what was asked for is done as things stand now. */
export function approving({ keys }: Pick<RecordContext, 'keys'>, erasureId: string): Prepared<'approve'> {
  let looked: Looked | null = null;
  return {
    async prepare(tx) {
      const saved = await savedState<ErasureState>(tx, erasureDecider.kind, erasureId);
      looked = saved && (await lookAt(tx, keys, saved.state.subject, saved.state.keptUntil));
    },
    build() {
      if (looked === null) throw new NotFound(`there is no erasure ${erasureId}`);
      return { type: 'approve', matter: looked.matter, erases: looked.erases };
    },
  };
}

/** After the commit: this process forgets at once what it has remembered, the others with `FRESH_MS` of the key ring. */
export function forgetErased({ keys }: Pick<RecordContext, 'keys'>, events: readonly ErasureEvent[]): void {
  for (const event of events) {
    if (event.type === 'erased') for (const { streamId } of event.erases) keys.caseKeys.forget(streamId);
  }
}

/**
 * 删除, for whoever has had the approval already, such as a list of what is due that was decided as a whole. Both steps are on
 * record in the names of those who took them. Answers the erasure as it then stands.
 * @throws DomainError as the decider does, and `invalid` for what is not known
 */
export async function erase(
  record: RecordContext,
  request: ErasureRequest,
  by: { requests: Actor; approves: Actor },
): Promise<ErasureState> {
  const streamId = randomUUID();
  const asked = requesting(record, request, by.requests.organisationId);
  await execute(record, erasureDecider, { streamId, opens: true, actor: by.requests, ...asked });
  const approved = approving(record, streamId);
  const { state, events } = await execute(record, erasureDecider, { streamId, actor: by.approves, ...approved });
  forgetErased(record, events);
  return state;
}
