import type { Consequence, DecisionContext, Decider } from '../domain/decider.ts';
import { type AnyDecider, deciderOf } from '../domain/deciders.ts';
import { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/time/instant.ts';
import { erasedCase } from './case-key.ts';
import type { RecordContext } from './context.ts';
import { type AnyEvent, type Before, follow } from './follow.ts';
import { GENESIS } from './hash-chain.ts';
import { type Numbered, saveOutcome } from './save.ts';
import type { PendingSeal } from './seal.ts';
import { StatementBuilder } from './statement.ts';
import { SYSTEM, type Tx } from './transaction.ts';

/** More than any command leads to, a mass case's batches included: two records that answer each other would never end. */
const MOST = 1_000;

/** What a command on one record has led to so far; `context` is that of the first. */
export interface Origin {
  rootId: string;
  policyVersion: number;
  context: DecisionContext;
  seal: PendingSeal;
}

/** What a decider says must happen to other records because of these events. */
export function consequencesOf<S, C extends { type: string }, E extends AnyEvent>(
  decider: Decider<S, C, E>,
  before: S | null,
  events: readonly E[],
  command: C,
): Consequence[] {
  if (!decider.consequences) return [];
  const found: Consequence[] = [];
  let state = before;
  for (const event of events) {
    state = decider.evolve(state, event);
    found.push(...decider.consequences(event, state, command));
  }
  return found;
}

/**
 * 连带: carries out what follows for other records, and what follows from that, in the transaction of the command that led to
 * it: each is locked, decided by its own decider in the system's name, and written. Answers the streams touched.
 * @throws DomainError what one of them refuses, which then undoes the whole; RangeError for one that does not exist
 */
export async function carryOut(
  record: RecordContext,
  tx: Tx,
  origin: Origin,
  first: readonly Consequence[],
): Promise<string[]> {
  const waiting = [...first];
  const touched: string[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (touched.length >= MOST) throw new RangeError(`the consequences of one command never end: ${next.command.type}`);
    waiting.push(...(await carryOutOne(record, tx, origin, next)));
    touched.push(next.streamId);
  }
  return touched;
}

interface Target extends Before<Numbered> {
  rootId: string;
  policyVersion: number;
  lastAt: Instant | null;
}

async function carryOutOne(
  record: RecordContext,
  tx: Tx,
  origin: Origin,
  { kind, streamId, opens: wanted = false, command }: Consequence,
): Promise<Consequence[]> {
  const decider = deciderOf(kind);
  if (wanted === 'unless-there' && (await isThere(tx, streamId))) return [];
  const opens = wanted !== false;
  const target = opens ? newTarget(decider, streamId, origin) : await lockedTarget(tx, kind, streamId);
  const policy = await record.policies.version(tx, target.policyVersion);
  const now = target.lastAt !== null && origin.context.now < target.lastAt ? target.lastAt : origin.context.now;
  const context = { ...origin.context, now, policy, actor: SYSTEM, households: undefined };
  const events = decided(decider, target.state, command, context);
  if (events.length === 0 && target.state !== null) return [];

  const outcome = follow(decider, target, events, SYSTEM, context);
  const statement = new StatementBuilder();
  const stream = { id: streamId, kind, opens, policyVersion: target.policyVersion, rootId: target.rootId };
  saveOutcome(statement, stream, outcome, context.organisations);
  const seal = opens ? origin.seal.ofNew(streamId, kind) : origin.seal.takeOther(streamId);
  const sealed = await seal?.writes(tx, statement.nextPlaceholder);
  if (sealed) statement.addWorded(sealed.statements, sealed.values);
  tx.send(statement.text, statement.values);
  return consequencesOf(decider, target.state, events, command);
}

/** Of two commands that would begin the same record, the second waits here until the first has begun it. */
async function isThere(tx: Tx, streamId: string): Promise<boolean> {
  const find = () => tx.prepared('SELECT 1 FROM stream WHERE id = $1', [streamId]);
  if ((await find()).length > 0) return true;
  await tx.prepared('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [streamId]);
  return (await find()).length > 0;
}

/** The person asked for something else: a refusal here is told as one of that, without the buttons of the other record. */
function decided(
  decider: AnyDecider,
  state: Numbered | null,
  command: { type: string },
  context: DecisionContext,
): AnyEvent[] {
  try {
    return decider.decide(state, command, context);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not-permitted') throw error;
    throw new Error(`a ${decider.kind} does not take ${command.type} from the system`, { cause: error });
  }
}

function newTarget(decider: AnyDecider, streamId: string, origin: Origin): Target {
  const { policyVersion } = origin;
  const rootId = decider.parent === undefined ? streamId : origin.rootId;
  return { streamId, state: null, seq: 0, headHash: GENESIS, rootId, policyVersion, lastAt: null };
}

async function lockedTarget(tx: Tx, kind: string, streamId: string): Promise<Target> {
  const [row] = await tx.prepared<Omit<Target, 'streamId'> & { erased: boolean }>(
    `SELECT seq, state, head_hash AS "headHash", root_id AS "rootId", policy_version AS "policyVersion",
       last_at AS "lastAt", erased
     FROM stream WHERE id = $1 AND kind = $2 FOR NO KEY UPDATE`,
    [streamId, kind],
  );
  if (!row) throw new RangeError(`there is no ${kind} ${streamId}`);
  const { erased, ...target } = row;
  if (erased) throw erasedCase();
  return { streamId, ...target };
}
