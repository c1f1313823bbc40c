import type { Decider } from '../decider.ts';
import { relationOf } from './relations.ts';
import { mayOnHousehold } from '../organisation/household-access.ts';
import type { HouseholdCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { HouseholdEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { reactionsOf } from './reactions.ts';
import { readersOf } from './readers.ts';
import type { HouseholdState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 家暴管控户: the household as a kind of record. */
export const householdDecider: Decider<HouseholdState, HouseholdCommand, HouseholdEvent> = {
  kind: 'household',
  decide,
  evolve,
  isOpen: (state) => state.status === 'controlled',
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: reactionsOf,
  consequences: consequencesOf,
  readers: readersOf,
  viewing: {
    standing: (actor, state) => [relationOf(actor, state)],
    maySee: (role, standing) => standing.includes('own') && mayOnHousehold(role, 'view', 'own'),
  },
};
