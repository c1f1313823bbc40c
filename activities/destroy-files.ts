import { heartbeat } from '@temporalio/activity';
import { DomainError } from '../domain/errors.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import { retentionDecider } from '../domain/retention/decider.ts';
import type { RetentionState, Round } from '../domain/retention/state.ts';
import { addDays } from '../domain/time/civil-date.ts';
import type { RecordContext } from '../record/context.ts';
import { erase } from '../record/erase.ts';
import { execute } from '../record/execute.ts';
import { markDone } from '../record/reactions.ts';
import { standingOfFile } from '../record/retention/due-files.ts';
import { countDone, type ListRef, noteDone, type UndoneFile, undoneFiles } from '../record/retention/list.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';
import type { RetentionRequest } from './draw-retention-list.ts';

const AT_ONCE = 50;

/**
 * 销毁: erases what was approved, each case in a transaction of its own and in the names of those who approved it. What has been
 * linked to an open case since is left alone. Broken off, it goes on with the next case; done twice, it changes nothing.
 */
export function createDestroyFiles(record: RecordContext) {
  return async function destroyFiles({ streamId, seq, kind, form = '' }: RetentionRequest): Promise<void> {
    const state = await inTransaction(record.db, ENGINE, (tx) =>
      savedState<RetentionState>(tx, retentionDecider.kind, streamId),
    );
    const round = state?.state.status === 'destroying' ? state.state.round : null;
    if (state !== null && round !== null) {
      await destroyAll(record, state.state, round);
      const { no } = round;
      const counts = await countDone(record.db, { streamId, no });
      await execute(record, retentionDecider, {
        streamId,
        actor: ENGINE,
        build: () => ({ type: 'destroyed', no, ...counts }) as const,
      });
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function destroyAll(record: RecordContext, state: RetentionState, round: Round): Promise<void> {
  const list = { streamId: state.id, no: round.no };
  const kept = round.keptBack.map(({ caseId }) => caseId);
  const by = approversOf(state, round);
  for (;;) {
    const files = await undoneFiles(record.db, list, kept, AT_ONCE);
    if (files.length === 0) return;
    for (const file of files) {
      await destroyOne(record, list, file, { by, reason: `${state.number} ${round.year}年度销毁清册` });
      heartbeat();
    }
  }
}

async function destroyOne(
  record: RecordContext,
  list: ListRef,
  { caseId, dueOn }: UndoneFile,
  { by, reason }: { by: Parameters<typeof erase>[2]; reason: string },
): Promise<void> {
  const standing = await inTransaction(record.db, ENGINE, (tx) => standingOfFile(tx, caseId));
  let done: 'destroyed' | 'left' = standing === 'erased' ? 'destroyed' : 'left';
  if (standing === 'due') {
    const subject = { kind: 'case', id: caseId } as const;
    const request = { subject, ground: 'retention-over', keptUntil: addDays(dueOn, -1), reason } as const;
    done = await erase(record, request, by).then(
      () => 'destroyed',
      (error: unknown) => {
        if (error instanceof DomainError) return 'left';
        throw error;
      },
    );
  }
  await inTransaction(record.db, ENGINE, (tx) => noteDone(tx, list, caseId, done));
}

/** As of any 删除: the administrator asks, the auditor approves. */
function approversOf({ organisationId }: RetentionState, { approvals }: Round): Parameters<typeof erase>[2] {
  const inRole = (role: 'administrator' | 'auditor'): Actor => {
    const userId = approvals.find((approval) => approval.role === role)?.userId;
    if (userId === undefined) throw new RangeError(`no ${role} has approved the list`);
    return { userId, organisationId, role };
  };
  return { requests: inRole('administrator'), approves: inRole('auditor') };
}
