import type { Decider } from '../decider.ts';
import { relationOf } from './relations.ts';
import { mayOnReview } from '../organisation/review-access.ts';
import type { ReviewCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { ReviewEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { reactionsOf } from './reactions.ts';
import { readersOf } from './readers.ts';
import type { ReviewState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 季度研判: a station's quarterly review as a kind of record, which never closes. */
export const reviewDecider: Decider<ReviewState, ReviewCommand, ReviewEvent> = {
  kind: 'review',
  decide,
  evolve,
  isOpen: () => true,
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: reactionsOf,
  consequences: consequencesOf,
  readers: readersOf,
  viewing: {
    standing: (actor, state) => [relationOf(actor, state)],
    maySee: (role, standing) => standing.includes('own') && mayOnReview(role, 'view', 'own'),
  },
};
