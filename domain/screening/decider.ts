import type { Decider } from '../decider.ts';
import { relationsOf } from './relations.ts';
import { type ScreeningRelation, mayOnScreening } from '../organisation/screening-access.ts';
import type { ScreeningRoundCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { ScreeningRoundEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { readersOf } from './readers.ts';
import type { ScreeningRoundState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 排查: the screening round as a kind of record. */
export const screeningRoundDecider: Decider<ScreeningRoundState, ScreeningRoundCommand, ScreeningRoundEvent> = {
  kind: 'screening-round',
  decide,
  evolve,
  isOpen: (state) => state.status === 'open',
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: () => [],
  readers: readersOf,
  viewing: {
    standing: relationsOf,
    maySee: (role, standing: ScreeningRelation[]) => mayOnScreening(role, 'view', standing),
  },
};
