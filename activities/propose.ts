import { ApplicationFailure } from '@temporalio/common';
import { deciderOf } from '../domain/deciders.ts';
import type { PathStep } from '../domain/dispute/state.ts';
import { DomainError } from '../domain/errors.ts';
import type { OrganisationTree } from '../domain/organisation/tree.ts';
import { levelOf } from '../domain/policy/lookups.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { instantOf } from '../domain/time/instant.ts';
import { realMsUntil } from '../engine/real-time.ts';
import type { RecordContext } from '../record/context.ts';
import { type HandedOver, handOver } from '../record/deliveries.ts';
import { NotFound } from '../record/errors.ts';
import { execute } from '../record/execute.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';
import type { Stage, Standing } from './standing.ts';

/** Two clocks are never quite equal: who wakes a moment too early must not come again at once and again. */
const SHORTEST_WAIT_MS = 100;

/**
 * 提请: asks the record to act on whatever is due, and answers where the case then stands. With nothing due it only reads.
 * What the record refuses will be refused again: such a failure is not retried.
 */
export function createPropose(record: RecordContext) {
  return async function propose({ streamId }: { streamId: string }): Promise<Standing> {
    try {
      const found = await handOver(record.db, streamId);
      if (!isDue(found)) return await standingOf(record, found);
      await execute(record, deciderOf(found.kind), {
        streamId,
        actor: ENGINE,
        build: () => ({ type: 'act-on-deadlines' }),
      });
      return await standingOf(record, await handOver(record.db, streamId));
    } catch (error) {
      const isFinal = error instanceof DomainError || error instanceof NotFound;
      throw isFinal ? ApplicationFailure.nonRetryable(error.message, error.name) : error;
    }
  };
}

function isDue({ open, nextDueAt, nowMs }: HandedOver): boolean {
  return open && nextDueAt !== null && nextDueAt <= instantOf(nowMs);
}

/** What of a record's state its workflow is told. Only a dispute has a path. */
interface StandingState {
  number: string;
  status: string;
  path?: PathStep[];
}

async function standingOf(record: RecordContext, handedOver: HandedOver): Promise<Standing> {
  const { seq, open, nextDueAt, nowMs, rate, reactions } = handedOver;
  const state = handedOver.state as StandingState;
  const [policy, organisations] = await surroundingsOf(record, handedOver.policyVersion);
  const task = deciderOf(handedOver.kind).tasks(state, { policy, organisations })[0];
  const waitMs = nextDueAt === null ? null : realMsUntil(nextDueAt, { now: instantOf(nowMs), rate });
  return {
    open,
    seq,
    status: state.status,
    path: (state.path ?? []).map((step): Stage => {
      const { label, stage } = levelOf(policy, step.level);
      return { ...step, label, kind: stage };
    }),
    waitingFor: task ? { what: task.what, dueAt: task.dueAt, then: task.then } : null,
    nextDueAt,
    wakeAt: waitMs === null ? null : Date.now() + Math.max(SHORTEST_WAIT_MS, waitMs),
    reactions,
  };
}

function surroundingsOf(record: RecordContext, version: number): Promise<[Policy, OrganisationTree]> {
  return inTransaction(record.db, ENGINE, (tx) =>
    Promise.all([record.policies.version(tx, version), record.organisationTree.current(tx)]),
  );
}
