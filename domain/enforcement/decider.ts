import type { Decider } from '../decider.ts';
import { relationsOf } from './relations.ts';
import { type EnforcementRelation, mayOnEnforcement } from '../organisation/enforcement-access.ts';
import type { EnforcementCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { EnforcementEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { readersOf } from './readers.ts';
import type { EnforcementState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 执行: the enforcement of a confirmed agreement as a kind of record. */
export const enforcementDecider: Decider<EnforcementState, EnforcementCommand, EnforcementEvent> = {
  kind: 'enforcement',
  parent: 'dispute',
  decide,
  evolve,
  isOpen: (state) => state.status !== 'closed',
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: () => [],
  consequences: consequencesOf,
  readers: readersOf,
  viewing: {
    standing: relationsOf,
    maySee: (role, standing: EnforcementRelation[]) => mayOnEnforcement(role, 'view', standing),
  },
};
