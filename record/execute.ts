import type { Decider } from '../domain/decider.ts';
import { DomainError } from '../domain/errors.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import { mayAsSystem } from '../domain/organisation/system-access.ts';
import type { Instant } from '../domain/time/instant.ts';
import { carryOut, consequencesOf } from './consequences.ts';
import type { RecordContext } from './context.ts';
import { decideOne } from './decide-one.ts';
import { NotFound, StaleSequence } from './errors.ts';
import { domainEvent, readEvents } from './event-store.ts';
import { type AnyEvent, follow } from './follow.ts';
import { type HouseholdMatch, householdsOfDispute, householdsOfPeople } from './guard.ts';
import { GENESIS } from './hash-chain.ts';
import { type IdempotencyRequest, insertAnswer, lockKey, requireSameBody, type StoredAnswer } from './idempotency.ts';
import { type Loaded, load } from './load.ts';
import { type Numbered, saveOutcome } from './save.ts';
import { createSeal, type PendingSeal, type Seal } from './seal.ts';
import { StatementBuilder } from './statement.ts';
import { isStreamId } from './stream-id.ts';
import { actAsRecord, inTransaction, isDeadlock, sendAsRecord, type Tx } from './transaction.ts';

export interface ExecuteRequest<S, C> {
  /** A UUID. */
  streamId: string;
  actor: Actor;
  /** Makes the command; words, people and files are sealed here, inside the transaction. */
  build: (seal: Seal, state: S | null, now: Instant) => Promise<C> | C;
  /** Reads and locks what else the command looks at, before its own record is locked: households first, by id. */
  prepare?: (tx: Tx) => Promise<void>;
  /** The first command of a new stream. */
  opens?: boolean;
  /** The sequence number that the caller has seen (If-Match). */
  expectedSeq?: number;
  idempotency?: IdempotencyRequest;
  /** Only for laying a demo county's past; otherwise the record's clock says what time it is. */
  now?: Instant;
}

export interface Executed<S, E> {
  /** For a repeated request that opened a stream, the stream that the first one opened. */
  streamId: string;
  seq: number;
  state: S;
  events: (E & { seq: number })[];
  /** The answer of an earlier request with the same idempotency key. */
  replayed: boolean;
  /** Other records that the command has reached, for the deliverer. */
  touched: string[];
}

/** Two commands that reach into each other's records; the loser has changed nothing and simply goes after. */
const MOST_ATTEMPTS = 5;
const LOCK_PARENT = 'SELECT id FROM stream WHERE id = (SELECT root_id FROM stream WHERE id = $1) FOR NO KEY UPDATE';

/**
 * Decides a command and writes everything that follows from it, in one transaction of two round trips: one reads and
 * locks, one writes and commits. Commands on one stream follow each other; on several they do not touch.
 * @throws DomainError what the decider refuses; NotFound, also for a stream the actor may not see; StaleSequence;
 *   IdempotencyMismatch; RecordUnavailable
 */
export async function execute<S extends Numbered, C extends { type: string }, E extends AnyEvent>(
  record: RecordContext,
  decider: Decider<S, C, E>,
  request: ExecuteRequest<S, C>,
): Promise<Executed<S, E>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await executeOnce(record, decider, request);
    } catch (error) {
      if (!isDeadlock(error) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function executeOnce<S extends Numbered, C extends { type: string }, E extends AnyEvent>(
  record: RecordContext,
  decider: Decider<S, C, E>,
  request: ExecuteRequest<S, C>,
): Promise<Executed<S, E>> {
  const stream = { id: request.streamId, kind: decider.kind, opens: request.opens ?? false };
  if (!isStreamId(stream.id)) throw new NotFound(`there is no ${stream.kind} ${stream.id}`);
  const seal = createSeal(record.keys, stream);
  const executed = await inTransaction(record.db, request.actor, async (tx) => {
    if (request.idempotency) lockKey(tx, request.idempotency);
    // Commands on the records of one matter follow each other, so that none waits for one that waits for it.
    if (decider.parent && !stream.opens) sendAsRecord(tx, LOCK_PARENT, [stream.id]);
    await request.prepare?.(tx);
    // Households first, then the dispute; both locks travel together.
    const [households, loaded] = await Promise.all([
      decider.guarded && !stream.opens ? householdsOfDispute(tx, stream.id) : null,
      load(tx, stream, request),
    ]);
    if (request.idempotency && loaded.answer) {
      requireSameBody(record.keys, request.idempotency, loaded.answer);
      return replay(tx, decider, loaded.answer);
    }
    if (!stream.opens && !loaded.stream) throw new NotFound(`there is no ${decider.kind} ${stream.id}`);
    return decideAndWrite(record, tx, decider, request, { ...loaded, households }, seal);
  });
  if (!executed.replayed) seal.committed();
  if (executed.events.length > 0 && !executed.replayed) record.news.tell([executed.streamId, ...executed.touched]);
  return executed;
}

async function decideAndWrite<S extends Numbered, C extends { type: string }, E extends AnyEvent>(
  record: RecordContext,
  tx: Tx,
  decider: Decider<S, C, E>,
  request: ExecuteRequest<S, C>,
  loaded: Loaded & { households: HouseholdMatch[] | null },
  seal: PendingSeal,
): Promise<Executed<S, E>> {
  const { streamId, actor } = request;
  const { policyVersion } = loaded;
  const rootId = loaded.rootId ?? streamId;
  const state = (loaded.stream?.state ?? null) as S | null;
  const before = { streamId, state, seq: loaded.stream?.seq ?? 0, headHash: loaded.stream?.headHash ?? GENESIS };
  const policy = await record.policies.version(tx, policyVersion);
  const organisations = await record.organisationTree.at(tx, loaded.organisationsVersion);
  const now = momentOf(request, loaded);
  const command = await request.build(seal, state, now);
  const matches = decider.guarded ? (loaded.households ?? (await householdsOfPeople(tx, seal.people()))) : null;
  const isStale = loaded.stream !== null && (request.expectedSeq ?? before.seq) !== before.seq;
  requireSystemRight(actor, decider.kind, command.type);
  const deciding = { streamId, state, command, matches, now, actor, policy, organisations };
  const { context, events } = await decideOne(record, tx, decider, deciding, (...given) =>
    refusingStale(isStale, before.seq, () => decider.decide(...given)),
  );
  if (events.length === 0 && state !== null) {
    return { streamId, seq: before.seq, state, events: [], replayed: false, touched: [] };
  }

  const outcome = follow(decider, before, events, actor, context);
  const statement = new StatementBuilder();
  const stream = { id: streamId, kind: decider.kind, opens: request.opens ?? false, policyVersion, rootId };
  saveOutcome(statement, stream, outcome, organisations);
  if (request.idempotency) {
    const answer = { streamId, fromSeq: before.seq + 1, seq: outcome.seq };
    insertAnswer(statement, record.keys, actor.userId, request.idempotency, answer);
  }
  const sealed = await seal.writes(tx, statement.nextPlaceholder);
  statement.addWorded(sealed.statements, sealed.values);
  // Decided: from here the record writes in its own name, also to whom the actor may not see or no longer can.
  actAsRecord(tx);
  tx.send(statement.text, statement.values);
  const consequences = consequencesOf(decider, state, events, command);
  const touched = await carryOut(record, tx, { rootId, policyVersion, context, seal }, consequences);
  return { streamId, seq: outcome.seq, state: outcome.state, events: outcome.events, replayed: false, touched };
}

/** The engine, an import and whoever else acts for nobody do what their own row says; a person's rights the decider knows. */
function requireSystemRight({ role, userId }: Actor, kind: string, command: string): void {
  if (role !== 'system' || mayAsSystem(userId, kind, command)) return;
  throw new Error(`${userId} may not ${command} a ${kind}`);
}

/** Never before the stream's last event: a command that waited for another may have read a demo clock before its jump. */
function momentOf(request: { now?: Instant }, loaded: Loaded): Instant {
  const now = request.now ?? loaded.now;
  const lastAt = loaded.stream?.lastAt;
  return lastAt !== undefined && now < lastAt ? lastAt : now;
}

/** A stale sequence number is told before «not possible now» but after every other refusal (api.md: 403, 422, 412, 409). */
function refusingStale<E>(isStale: boolean, seq: number, decide: () => E[]): E[] {
  try {
    const events = decide();
    if (!isStale) return events;
  } catch (error) {
    const told = error instanceof DomainError && error.code === 'not-possible-now';
    if (!isStale || !told) throw error;
  }
  throw new StaleSequence(seq);
}

/** The first request's answer, read from the record again as it stood then. */
async function replay<S, C extends { type: string }, E extends AnyEvent>(
  tx: Tx,
  decider: Decider<S, C, E>,
  { streamId, fromSeq, seq }: StoredAnswer,
): Promise<Executed<S, E>> {
  // The caller has had this answer once; the command itself may have taken the case out of its sight.
  actAsRecord(tx);
  const events = (await readEvents(tx, streamId, seq)).map((event) => domainEvent<E>(event));
  const state = events.reduce<S | null>((before, event) => decider.evolve(before, event), null);
  if (state === null) throw new NotFound(`there is no ${decider.kind} ${streamId}`);
  return { streamId, seq, state, events: events.filter((event) => event.seq >= fromSeq), replayed: true, touched: [] };
}
