import type { Actor } from '../organisation/actor.ts';
import { mayOnReview } from '../organisation/review-access.ts';
import type { ReviewCommandType } from './commands.ts';
import { relationOf } from './relations.ts';
import type { ReviewState } from './state.ts';

/** 可办事项: a meeting may be held at any time, also out of turn. */
export function availableActions(state: ReviewState, actor: Actor): ReviewCommandType[] {
  return mayOnReview(actor.role, 'decide', relationOf(actor, state)) ? ['decide'] : [];
}
