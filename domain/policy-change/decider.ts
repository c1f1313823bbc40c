import type { DecisionContext, Decider } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnPolicyChange } from '../organisation/policy-change-access.ts';
import { changedPolicy } from './changed-policy.ts';
import type { PolicyChangeCommand, PolicyChangeEvent, PolicyChangeState } from './policy-change.ts';

/** 策略修订 as a kind of record. Nothing drives it: it waits for a second person and for nobody else. */
export const policyChangeDecider: Decider<PolicyChangeState, PolicyChangeCommand, PolicyChangeEvent> = {
  kind: 'policy-change',
  decide,
  evolve,
  isOpen: () => false,
  deadlines: () => [],
  tasks: ({ status, organisationId, proposedAt }) =>
    status === 'proposed'
      ? [{ what: 'decide-policy-change', organisationId, roles: ['supervisor'], since: proposedAt }]
      : [],
  notices: ({ type }, { organisationId }) =>
    type === 'proposed'
      ? [{ what: 'policy-change-proposed', organisationId, roles: ['supervisor', 'administrator'] }]
      : [{ what: 'policy-change-decided', organisationId, roles: ['supervisor', 'administrator', 'auditor'] }],
  reactions: () => [],
  readers: ({ organisationId }) => [organisationId],
  viewing: {
    standing: ({ organisationId }, state) => (organisationId === state.organisationId ? ['own'] : []),
    maySee: (role, standing) => standing.includes('own') && mayOnPolicyChange(role, 'view', 'own'),
  },
};

function decide(
  state: PolicyChangeState | null,
  command: PolicyChangeCommand,
  context: DecisionContext,
): PolicyChangeEvent[] {
  const { actor, now } = context;
  const where = relationOf(actor, state);
  if (where === null || !mayOnPolicyChange(actor.role, command.type, where)) {
    throw new DomainError('not-permitted', '策略由管理员提出修订,由督导或者另一名管理员批准');
  }
  const dated = { at: now, by: actor.userId };
  if (command.type === 'propose') {
    changedPolicy(command, command.newest, context);
    const { type: _, newest, ...draft } = command;
    return [{ type: 'proposed', ...dated, ...draft, baseVersion: newest.version }];
  }
  if (state === null || state.status !== 'proposed') {
    throw new DomainError('not-possible-now', '已经决定', { allowed: [] });
  }
  if (command.type === 'withdraw') return [{ type: 'withdrawn', ...dated }];
  if (state.proposedBy === actor.userId) throw new DomainError('rule-broken', '提出人不能批准或者不批准本人的修订');
  if (command.type === 'refuse') return [{ type: 'refused', ...dated, reason: command.reason }];
  if (state.baseVersion !== command.newest.version) {
    throw new DomainError('rule-broken', `提出以后已经发布第${command.newest.version}版,须在新版上重新提出`);
  }
  return [{ type: 'approved', ...dated, policy: changedPolicy(state, command.newest, context) }];
}

function evolve(before: PolicyChangeState | null, event: PolicyChangeEvent): PolicyChangeState {
  if (event.type === 'proposed') {
    const { id, number, organisationId, baseVersion, effectiveFrom, changes, reason, at, by } = event;
    const draft = { id, number, organisationId, baseVersion, effectiveFrom, changes, reason };
    return { ...draft, proposedBy: by, proposedAt: at, status: 'proposed' };
  }
  if (before === null) throw new Error('a change of policy begins with a draft');
  const decided = { ...before, decidedBy: event.by, decidedAt: event.at };
  if (event.type === 'approved') return { ...decided, status: 'approved', version: event.policy.version };
  return event.type === 'refused'
    ? { ...decided, status: 'refused', refusal: event.reason }
    : { ...decided, status: 'withdrawn' };
}

/** How an actor stands to it: `anyone` where there is none yet; null for another county's. */
export function relationOf(actor: Actor, state: PolicyChangeState | null): 'own' | 'anyone' | null {
  if (state === null) return 'anyone';
  return actor.organisationId === state.organisationId ? 'own' : null;
}
