import type { DecisionContext, Decider } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnErasure } from '../organisation/erasure-access.ts';
import { dateOf } from '../time/instant.ts';
import type { ErasureCommand, ErasureEvent, ErasureState } from './erasure.ts';
import { type ErasureGround, type Matter, whyNotErased } from './may-erase.ts';

/** 删除个人信息 as a kind of record. Nothing drives it: it waits for the auditor and for nobody else. */
export const erasureDecider: Decider<ErasureState, ErasureCommand, ErasureEvent> = {
  kind: 'erasure',
  decide,
  evolve,
  isOpen: () => false,
  deadlines: () => [],
  tasks: ({ status, organisationId, requestedAt }) =>
    status === 'requested' ? [{ what: 'decide-erasure', organisationId, roles: ['auditor'], since: requestedAt }] : [],
  notices: ({ type }, { organisationId }) => [
    type === 'requested'
      ? { what: 'erasure-requested', organisationId, roles: ['auditor'] }
      : { what: 'erasure-decided', organisationId, roles: ['administrator'] },
  ],
  reactions: () => [],
  readers: ({ organisationId }) => [organisationId],
  viewing: {
    standing: ({ organisationId }, state) => (organisationId === state.organisationId ? ['own'] : []),
    maySee: (role, standing) => standing.includes('own') && mayOnErasure(role, 'view', 'own'),
  },
};

function decide(state: ErasureState | null, command: ErasureCommand, context: DecisionContext): ErasureEvent[] {
  const { actor, now } = context;
  const where = relationOf(actor, state);
  if (where === null || !mayOnErasure(actor.role, command.type, where)) {
    throw new DomainError('not-permitted', '删除由管理员提出,由审计员批准');
  }
  if (command.type === 'request') {
    requireErasable(command.matter, command.ground, context);
    const { type: _, matter: __, ...request } = command;
    return [{ type: 'requested', at: now, by: actor.userId, ...request }];
  }
  if (command.type === 'repeat') {
    requireErasable(command.matter, 'ordered', context);
    const { type: _, matter: __, erases, ...request } = command;
    const by = actor.userId;
    return [
      { type: 'requested', at: now, by, ground: 'ordered', keptUntil: null, ...request },
      { type: 'erased', at: now, by, erases },
    ];
  }
  if (state === null || state.status !== 'requested') {
    throw new DomainError('not-possible-now', '已经决定', { allowed: [] });
  }
  if (state.requestedBy === actor.userId) throw new DomainError('rule-broken', '提出人不能批准本人的申请');
  if (command.type === 'refuse') return [{ type: 'refused', at: now, by: actor.userId, reason: command.reason }];
  requireErasable(command.matter, state.ground, context);
  return [{ type: 'erased', at: now, by: actor.userId, erases: command.erases }];
}

function requireErasable(matter: Matter, ground: ErasureGround, { now }: DecisionContext): void {
  const reasons = whyNotErased(matter, ground, dateOf(now));
  if (reasons.length > 0) throw new DomainError('rule-broken', reasons.join(';'));
}

function evolve(before: ErasureState | null, event: ErasureEvent): ErasureState {
  if (event.type === 'requested') {
    const { id, number, organisationId, subject, ground, keptUntil, reason, at, by } = event;
    const request = { id, number, organisationId, subject, ground, keptUntil, reason };
    return { ...request, requestedBy: by, requestedAt: at, status: 'requested' };
  }
  if (before === null) throw new Error('an erasure begins with a request');
  const decided = { ...before, decidedBy: event.by, decidedAt: event.at };
  return event.type === 'erased'
    ? { ...decided, status: 'done' }
    : { ...decided, status: 'refused', refusal: event.reason };
}

/** How an actor stands to it: `anyone` where there is none yet; null for another county's. */
export function relationOf(actor: Actor, state: ErasureState | null): 'own' | 'anyone' | null {
  if (state === null) return 'anyone';
  return actor.organisationId === state.organisationId ? 'own' : null;
}
