import type { Decider } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { consequencesOf } from '../consequences.ts';
import type { RecordContext } from '../context.ts';
import { decideOne } from '../decide-one.ts';
import { type AnyEvent, follow, type Outcome } from '../follow.ts';
import { householdsOfPeople } from '../guard.ts';
import { GENESIS } from '../hash-chain.ts';
import { load } from '../load.ts';
import { type Numbered, saveOutcome } from '../save.ts';
import { createSeal, type PendingSeal, type Seal } from '../seal.ts';
import { StatementBuilder } from '../statement.ts';
import { inTransaction, SYSTEM, type Tx } from '../transaction.ts';

/** 旧案: what has happened to a matter until now, as the commands that people would have sent, each at its own moment. */
export interface Past<S, C> {
  streamId: string;
  steps: readonly { actor: Actor; at: Instant; build(seal: Seal, state: S | null): C }[];
}

/**
 * 批量录入: begins many records with their past, in one transaction: decided, chained, sealed and projected as ever, but without
 * a round trip for each, and as of old – nobody is told, and no paper is made. For a county that brings its old cases along.
 * Begins all of them or none.
 * @throws DomainError what the decider refuses; RangeError for a past that reaches into other records
 */
export async function beginMany<S extends Numbered, C extends { type: string }, E extends AnyEvent>(
  record: RecordContext,
  decider: Decider<S, C, E>,
  pasts: readonly Past<S, C>[],
): Promise<void> {
  const seals = await inTransaction(record.db, SYSTEM, async (tx) => {
    const begun: PendingSeal[] = [];
    for (const past of pasts) begun.push(await begin(record, tx, decider, past));
    return begun;
  });
  for (const seal of seals) seal.committed();
}

async function begin<S extends Numbered, C extends { type: string }, E extends AnyEvent>(
  record: RecordContext,
  tx: Tx,
  decider: Decider<S, C, E>,
  { streamId, steps }: Past<S, C>,
): Promise<PendingSeal> {
  const stream = { id: streamId, kind: decider.kind, opens: true };
  const { policyVersion, organisationsVersion } = await load(tx, stream, { now: steps[0]?.at });
  const policy = await record.policies.version(tx, policyVersion);
  const organisations = await record.organisationTree.at(tx, organisationsVersion);
  const seal = createSeal(record.keys, stream);
  let whole: Outcome<S, E> | null = null as Outcome<S, E> | null;
  let matches: Awaited<ReturnType<typeof householdsOfPeople>> | null = null;
  for (const { actor, at: now, build } of steps) {
    const state: S | null = whole?.state ?? null;
    const command = build(seal, state);
    // Everybody in the case is sealed by its first step.
    matches ??= decider.guarded ? await householdsOfPeople(tx, seal.people()) : null;
    const deciding = { streamId, state, command, matches, now, actor, policy, organisations };
    const { context, events } = await decideOne(record, tx, decider, deciding);
    if (consequencesOf(decider, state, events, command).length > 0) {
      throw new RangeError(`${command.type} reaches into other records, which a past told in bulk cannot`);
    }
    const before = { streamId, state, seq: whole?.seq ?? 0, headHash: whole?.headHash ?? GENESIS };
    const outcome = follow(decider, before, events, actor, context);
    whole = { ...outcome, chained: [...(whole?.chained ?? []), ...outcome.chained], notices: [], reactions: [] };
  }
  if (whole === null) throw new RangeError('a past without a step is none');
  const statement = new StatementBuilder();
  saveOutcome(statement, { ...stream, policyVersion, rootId: streamId }, whole, organisations);
  const sealed = await seal.writes(tx, statement.nextPlaceholder);
  statement.addWorded(sealed.statements, sealed.values);
  tx.send(statement.text, statement.values);
  return seal;
}
