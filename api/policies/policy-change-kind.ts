import { z } from 'zod';
import { mayOnPolicyChange } from '../../domain/organisation/policy-change-access.ts';
import { policyChangeDecider, relationOf } from '../../domain/policy-change/decider.ts';
import type {
  PolicyChangeCommand,
  PolicyChangeEvent,
  PolicyChangeState,
} from '../../domain/policy-change/policy-change.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

/** 策略修订 as the API offers it. */
export const policyChangeKind: CaseKind<PolicyChangeState, PolicyChangeCommand, PolicyChangeEvent> = {
  decider: policyChangeDecider,
  collection: '/policy-changes',
  name: 'policy-change',
  tag: 'policies',
  params: z.object({ id: z.string().meta({ description: '策略修订 (uuid)' }) }),
  rule: (right) => ({ of: 'policy-change', right }),
  mayView(actor, state) {
    const where = relationOf(actor, state);
    return where !== null && mayOnPolicyChange(actor.role, 'view', where);
  },
  permission(actor, type, state) {
    const where = relationOf(actor, state);
    return where !== null && mayOnPolicyChange(actor.role, type, where) ? 'yes' : 'no';
  },
  outcome: z
    .object({ ...commandOutcome, status: z.string(), version: z.int().nullable() })
    .meta({ id: 'PolicyChangeOutcome', example: { seq: 2, status: 'approved', version: 2, events: ['approved'] } }),
  outcomeOf: ({ status, version }) => ({ status, version: version ?? null }),
};
