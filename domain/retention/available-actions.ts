import type { Actor } from '../organisation/actor.ts';
import { mayOnRetention } from '../organisation/retention-access.ts';
import type { RetentionCommandType } from './commands.ts';
import { relationOf } from './relations.ts';
import type { RetentionState } from './state.ts';

/** 可办事项: while a list lies before the county, and, to approve it, nobody of that role has yet. */
export function availableActions({ status, round, ...state }: RetentionState, actor: Actor): RetentionCommandType[] {
  if (status !== 'under-appraisal' || round === null) return [];
  const has = round.approvals.some(({ role, userId }) => role === actor.role || userId === actor.userId);
  const possible: RetentionCommandType[] = has ? ['keep-back'] : ['keep-back', 'approve'];
  return possible.filter((type) => mayOnRetention(actor.role, type, relationOf(actor, state)));
}
