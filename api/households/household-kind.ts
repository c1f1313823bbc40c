import { z } from 'zod';
import type { HouseholdCommand } from '../../domain/household/commands.ts';
import { householdDecider } from '../../domain/household/decider.ts';
import type { HouseholdEvent } from '../../domain/household/events.ts';
import { mayView, relationOf } from '../../domain/household/relations.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import { mayOnHousehold } from '../../domain/organisation/household-access.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';
import { householdPath } from './parameters.ts';

export const Outcome = z.object({ ...commandOutcome, status: z.string(), level: z.string() }).meta({
  id: 'HouseholdOutcome',
  example: { seq: 4, status: 'controlled', level: 'red', events: ['visited', 'visit-scheduled'] },
});

/** 家暴管控户 as the API offers it: to its own station, and to nobody else. */
export const householdKind: CaseKind<HouseholdState, HouseholdCommand, HouseholdEvent> = {
  decider: householdDecider,
  collection: '/households',
  name: 'household',
  tag: 'households',
  params: householdPath,
  rule: (right) => ({ of: 'household', right }),
  mayView,
  permission: (actor, type, state) => (mayOnHousehold(actor.role, type, relationOf(actor, state)) ? 'yes' : 'no'),
  outcome: Outcome,
  outcomeOf: ({ status, level }) => ({ status, level }),
};
