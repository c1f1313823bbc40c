import type { Decider } from '../decider.ts';
import { relationsOf } from './relations.ts';
import { type ClueRelation, mayOnClue } from '../organisation/clue-access.ts';
import type { ClueCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { ClueEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { readersOf } from './readers.ts';
import type { ClueState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 线索: the clue as a kind of record. */
export const clueDecider: Decider<ClueState, ClueCommand, ClueEvent> = {
  kind: 'clue',
  decide,
  evolve,
  isOpen: (state) => state.status === 'reported',
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: () => [],
  consequences: consequencesOf,
  readers: readersOf,
  viewing: {
    standing: relationsOf,
    maySee: (role, standing: ClueRelation[]) => mayOnClue(role, 'view', standing),
    named: ({ reporter }) => [reporter],
  },
};
