import type { Surroundings, Task } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import { withDeadline } from '../screening/upward.ts';
import type { RetentionState } from './state.ts';

/** 待办: who has not approved the list yet, the first to be asked first; or the next round. Never empty. */
export function tasksOf(
  { status, organisationId, round, since, deadlines }: RetentionState,
  { policy }: Surroundings,
): Task[] {
  const { approvers } = policy.retention.round;
  const task = (what: string, roles: readonly Role[], from: string): Task => ({
    what,
    organisationId,
    roles,
    since: from,
  });
  if (status === 'under-appraisal' && round !== null) {
    return approvers
      .filter((role) => !round.approvals.some((approval) => approval.role === role))
      .map((role) => withDeadline(task('appraise-files', [role], round.calledAt), deadlines, ['appraise', 'press']));
  }
  if (status === 'destroying') return [task('files-being-destroyed', approvers, round?.calledAt ?? since)];
  return [withDeadline(task('next-retention-round', approvers, since), deadlines, ['call'])];
}
