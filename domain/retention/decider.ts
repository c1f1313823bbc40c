import type { Decider } from '../decider.ts';
import { mayOnRetention } from '../organisation/retention-access.ts';
import type { RetentionCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { RetentionEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { reactionsOf } from './reactions.ts';
import { readersOf } from './readers.ts';
import type { RetentionState } from './state.ts';
import { relationOf } from './relations.ts';
import { tasksOf } from './tasks.ts';

/** 档案鉴定销毁: a county's yearly rounds as a kind of record, which never closes. */
export const retentionDecider: Decider<RetentionState, RetentionCommand, RetentionEvent> = {
  kind: 'retention-round',
  decide,
  evolve,
  isOpen: () => true,
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: reactionsOf,
  readers: readersOf,
  viewing: {
    standing: (actor, state) => [relationOf(actor, state)],
    maySee: (role, standing) => standing.includes('own') && mayOnRetention(role, 'view', 'own'),
  },
};
