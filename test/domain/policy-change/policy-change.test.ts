import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../../../domain/decider.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { policyChangeDecider } from '../../../domain/policy-change/decider.ts';
import type {
  PolicyChangeCommand,
  PolicyChangeEvent,
  PolicyChangeState,
} from '../../../domain/policy-change/policy-change.ts';

const at = '2026-11-26T09:00:00.000+08:00';
const by = (userId: string, role: Role, organisationId = 'county', policy: Policy = policyVersion1) =>
  ({ now: at, policy, actor: { userId, role, organisationId } }) as DecisionContext;
const admin = by('admin', 'administrator');
const supervisor = by('su', 'supervisor');
const reason = { textId: 't', hmac: 'h' };
const twoDays = { unit: 'calendar-days', n: 2, rolls: false };
const change = { path: ['timers', 'idle', 'red', 'period'], value: twoDays };

const propose = (more: Partial<Extract<PolicyChangeCommand, { type: 'propose' }>> = {}): PolicyChangeCommand => ({
  type: 'propose',
  ...{ id: 'c', number: '策略修订-c', organisationId: 'county', effectiveFrom: '2026-11-27' },
  ...{ changes: [change], reason, newest: policyVersion1, ...more },
});
const approve: PolicyChangeCommand = { type: 'approve', newest: policyVersion1 };
const after = (...events: PolicyChangeEvent[]) =>
  events.reduce<PolicyChangeState | null>((state, event) => policyChangeDecider.evolve(state, event), null);
const proposed = () => after(...policyChangeDecider.decide(null, propose(), admin));
const refusal = (state: PolicyChangeState | null, command: PolicyChangeCommand, context: DecisionContext) => {
  try {
    policyChangeDecider.decide(state, command, context);
  } catch (error) {
    return error as { code: string; path?: string };
  }
  return null;
};

describe('a change of policy', () => {
  it('is drafted by the administrator, waits for the supervisor, and says whole what it puts into force', () => {
    const state = proposed();
    expect(state).toMatchObject({ status: 'proposed', baseVersion: 1, proposedBy: 'admin', changes: [change] });
    expect(JSON.stringify(state)).not.toContain('newest');
    expect(policyChangeDecider.tasks(state as PolicyChangeState, admin)).toMatchObject([
      { what: 'decide-policy-change', organisationId: 'county', roles: ['supervisor'] },
    ]);
    const [event] = policyChangeDecider.decide(state, approve, supervisor);
    expect(event).toMatchObject({ type: 'approved', by: 'su', policy: { version: 2, effectiveFrom: '2026-11-27' } });
    const policy = (event as { policy: Policy }).policy;
    expect(policy.timers.idle.red?.period).toEqual(twoDays);
    expect(policy.timers.idle.orange).toEqual(policyVersion1.timers.idle.orange);
    const done = policyChangeDecider.evolve(state, event as PolicyChangeEvent);
    expect(done).toMatchObject({ status: 'approved', version: 2, decidedBy: 'su' });
    expect(JSON.stringify(done)).not.toContain('"policy"');
    expect(policyChangeDecider.tasks(done, admin)).toEqual([]);
  });

  it('is approved by another administrator too, never by who drafted it', () => {
    expect(policyChangeDecider.decide(proposed(), approve, by('other', 'administrator'))).toHaveLength(1);
    expect(refusal(proposed(), approve, admin)).toMatchObject({ code: 'rule-broken' });
    expect(refusal(proposed(), approve, by('admin', 'supervisor'))).toMatchObject({ code: 'rule-broken' });
    expect(refusal(proposed(), { type: 'refuse', reason }, admin)).toMatchObject({ code: 'rule-broken' });
  });

  it.each<[string, PolicyChangeState | null, PolicyChangeCommand, DecisionContext]>([
    ['drafted by the supervisor', null, propose(), supervisor],
    ['drafted by a mediator', null, propose(), by('m', 'village-mediator', 'yangping')],
    ['approved by the auditor', proposed(), approve, by('a', 'auditor')],
    ['approved from another county', proposed(), approve, by('x', 'supervisor', 'elsewhere')],
    ['withdrawn by the supervisor', proposed(), { type: 'withdraw' }, supervisor],
  ])('is not %s', (_, state, command, context) => {
    expect(refusal(state, command, context)).toMatchObject({ code: 'not-permitted' });
  });

  it('holds from tomorrow on at the earliest, unless policy says otherwise, and never before the version it changes', () => {
    expect(refusal(null, propose({ effectiveFrom: '2026-11-26' }), admin)).toMatchObject({ path: 'effectiveFrom' });
    const atOnce = { ...policyVersion1, change: { noticeDays: 0, source: '县自定' } };
    const today = propose({ effectiveFrom: '2026-11-26' });
    expect(refusal(null, today, by('admin', 'administrator', 'county', atOnce))).toBeNull();
    const newest = { ...policyVersion1, version: 2, effectiveFrom: '2027-03-01' };
    expect(refusal(null, propose({ newest }), admin)).toMatchObject({ path: 'effectiveFrom' });
    const late = { ...supervisor, now: '2026-11-27T09:00:00.000+08:00' };
    expect(refusal(proposed(), approve, late)).toMatchObject({ path: 'effectiveFrom' });
  });

  it('changes something, and leaves a policy that holds together', () => {
    const same = { path: change.path, value: policyVersion1.timers.idle.red?.period };
    expect(refusal(null, propose({ changes: [same] }), admin)).toMatchObject({ code: 'invalid', path: 'changes' });
    const nowhere = { path: ['timers', 'moon', 'period'], value: twoDays };
    expect(refusal(null, propose({ changes: [nowhere] }), admin)).toMatchObject({ code: 'invalid', path: 'changes' });
    const broken = { path: ['defaultColour'], value: 'green' };
    expect(refusal(null, propose({ changes: [broken] }), admin)).toMatchObject({ code: 'rule-broken' });
  });

  it('is drafted anew when another was published meanwhile', () => {
    const newest = { ...policyVersion1, version: 2 };
    expect(refusal(proposed(), { type: 'approve', newest }, supervisor)).toMatchObject({ code: 'rule-broken' });
  });

  it('is decided once', () => {
    for (const command of [{ type: 'withdraw' }, { type: 'refuse', reason }] as PolicyChangeCommand[]) {
      const context = command.type === 'withdraw' ? admin : supervisor;
      const [event] = policyChangeDecider.decide(proposed(), command, context);
      const over = policyChangeDecider.evolve(proposed(), event as PolicyChangeEvent);
      expect(refusal(over, approve, supervisor)).toMatchObject({ code: 'not-possible-now' });
    }
  });
});
