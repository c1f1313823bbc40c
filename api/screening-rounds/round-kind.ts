import { z } from 'zod';
import { mayOnScreening } from '../../domain/organisation/screening-access.ts';
import type { ScreeningRoundCommand } from '../../domain/screening/commands.ts';
import { screeningRoundDecider } from '../../domain/screening/decider.ts';
import type { ScreeningRoundEvent } from '../../domain/screening/events.ts';
import { mayView, relationsOf } from '../../domain/screening/relations.ts';
import type { ScreeningRoundState } from '../../domain/screening/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

export const roundPath = z.object({ id: z.string().meta({ description: '排查 (uuid)' }) });

export const Outcome = z.object({ ...commandOutcome, status: z.string() }).meta({
  id: 'ScreeningRoundOutcome',
  example: { seq: 2, status: 'open', events: ['coverage-recorded'] },
});

/** 排查 as the API offers it. */
export const screeningRoundKind: CaseKind<ScreeningRoundState, ScreeningRoundCommand, ScreeningRoundEvent> = {
  decider: screeningRoundDecider,
  collection: '/screening-rounds',
  name: 'screening-round',
  tag: 'screening-rounds',
  params: roundPath,
  rule: (right) => ({ of: 'screening-round', right }),
  mayView,
  permission: (actor, type, state, organisations) =>
    mayOnScreening(actor.role, type, relationsOf(actor, state, organisations)) ? 'yes' : 'no',
  outcome: Outcome,
  outcomeOf: ({ status }) => ({ status }),
};
