import { z } from 'zod';
import type { EnforcementCommand } from '../../domain/enforcement/commands.ts';
import { enforcementDecider } from '../../domain/enforcement/decider.ts';
import type { EnforcementEvent } from '../../domain/enforcement/events.ts';
import { mayView, relationsOf } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import { mayOnEnforcement } from '../../domain/organisation/enforcement-access.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';
import { enforcementPath } from './parameters.ts';

const Outcome = z.object({ ...commandOutcome, status: z.string(), stage: z.string() }).meta({
  id: 'EnforcementOutcome',
  example: { seq: 3, status: 'enforcing', stage: 'property-control', events: ['notice-served'] },
});

/** 执行 as the API offers it. */
export const enforcementKind: CaseKind<EnforcementState, EnforcementCommand, EnforcementEvent> = {
  decider: enforcementDecider,
  collection: '/enforcements',
  name: 'enforcement',
  tag: 'enforcements',
  params: enforcementPath,
  rule: (right) => ({ of: 'enforcement', right }),
  mayView,
  permission: (actor, type, state, organisations) =>
    mayOnEnforcement(actor.role, type, relationsOf(actor, state, organisations)) ? 'yes' : 'no',
  outcome: Outcome,
  outcomeOf: ({ status, stage }) => ({ status, stage }),
};
