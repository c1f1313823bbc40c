import { z } from 'zod';
import { mayOnRetention } from '../../domain/organisation/retention-access.ts';
import type { RetentionCommand } from '../../domain/retention/commands.ts';
import { retentionDecider } from '../../domain/retention/decider.ts';
import type { RetentionEvent } from '../../domain/retention/events.ts';
import { mayView, relationOf } from '../../domain/retention/relations.ts';
import type { RetentionState } from '../../domain/retention/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

export const retentionPath = z.object({ id: z.string().meta({ description: "a county's 档案鉴定销毁 (uuid)" }) });

const Outcome = z.object({ ...commandOutcome, status: z.string() }).meta({
  id: 'RetentionOutcome',
  example: { seq: 5, status: 'destroying', events: ['round-approved'] },
});

/** 档案鉴定销毁 as the API offers it: to the county's own people. */
export const retentionKind: CaseKind<RetentionState, RetentionCommand, RetentionEvent> = {
  decider: retentionDecider,
  collection: '/retention-rounds',
  name: 'retention-round',
  tag: 'retention-rounds',
  params: retentionPath,
  rule: (right) => ({ of: 'retention-round', right }),
  mayView,
  permission: (actor, type, state) => (mayOnRetention(actor.role, type, relationOf(actor, state)) ? 'yes' : 'no'),
  outcome: Outcome,
  outcomeOf: ({ status }) => ({ status }),
};
