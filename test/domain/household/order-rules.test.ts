import { describe, expect, it } from 'vitest';
import type { HouseholdCommandOf } from '../../../domain/household/commands.ts';
import { standingToward } from '../../../domain/household/standing-toward.ts';
import { at, text } from '../../support/dispute-world.ts';
import { chief, deputy, type Home, officer, order, revisit, staff, visitedOnce } from './household-world.ts';

const noon = (day: string) => at(day, '12:00');
const accepted = noon('2026-03-11');

function applied(facts: { urgent?: boolean; applicant?: 'victim' | 'police'; inability?: string } = {}): Home {
  return visitedOnce('orange').when(
    {
      ...{ type: 'apply-for-protection-order', applicationId: 'a1', courtId: 'court', acceptedAt: accepted },
      ...{ urgent: false, applicant: 'victim' },
      ...facts,
    },
    officer,
    accepted,
  );
}

type Breach = HouseholdCommandOf<'record-order-breach'>;

function breach(occurredAt: string, more: Partial<Breach> = {}): Breach {
  const about = { orderId: 'order-2026-03-11', breachId: 'b1', occurredAt, detail: text('detail') };
  return { type: 'record-order-breach', ...about, measures: [], violent: false, staff, ...more };
}

describe('申请 apply-for-protection-order', () => {
  it('the court decides in 72 hours, urgently in 24; then the owner asks (反家庭暴力法 28)', () => {
    const home = applied();
    expect(home.deadline('protection-order-decision')).toMatchObject({
      dueAt: noon('2026-03-14'),
      source: '反家庭暴力法 28',
    });
    expect(applied({ urgent: true }).deadline('protection-order-decision').dueAt).toBe(noon('2026-03-12'));
    home.until(noon('2026-03-14')).thenEvents('protection-order-decision-overdue');
    expect(home.awaited()).toContain('await-protection-order@community-officer');
    expect(home.open.deadlines.map(({ kind }) => kind)).not.toContain('protection-order-decision');
  });

  it('others apply only for a victim who cannot (反家庭暴力法 23)', () => {
    applied({ applicant: 'police' }).thenRefused('rule-broken', { path: 'inability', says: '第二十三条' });
    applied({ applicant: 'police', inability: 'busy' }).thenRefused('invalid', { path: 'inability' });
    applied({ applicant: 'police', inability: 'coerced' }).thenEvents('protection-order-applied');
  });

  it('is decided by the order, or refused', () => {
    const home = applied().given(order('2026-03-11', 6), officer);
    expect(home.open.applications[0]?.decision).toEqual({ as: 'granted', orderId: 'order-2026-03-11' });
    const refusal = { type: 'record-order-refusal', applicationId: 'a1', on: '2026-03-12' } as const;
    home.when(refusal, officer, noon('2026-03-12')).thenRefused('not-possible-now');
    const refused = applied().given(refusal, officer, noon('2026-03-12'));
    expect(refused.open.applications[0]?.decision).toMatchObject({ as: 'refused', on: '2026-03-12' });
    expect(refused.awaited()).not.toContain('await-protection-order@community-officer');
  });
});

describe('协助执行 and 违反 of an order in force', () => {
  const ordered = () => visitedOnce('orange').given(order('2026-03-11', 1), officer, accepted);

  it('the police help to have it kept (反家庭暴力法 32)', () => {
    const home = ordered();
    expect(home.awaited()).toContain('help-protection-order@community-officer');
    home.given(
      { type: 'record-order-help', orderId: 'order-2026-03-11', helpedAt: home.now, note: text('n') },
      officer,
    );
    expect(home.awaited()).not.toContain('help-protection-order@community-officer');
  });

  it('a breach is on record with what was done: at most 1,000 yuan, at most 15 days (反家庭暴力法 34)', () => {
    const home = ordered();
    const measures = (...given: Breach['measures']) => breach(accepted, { measures: given });
    home.when(measures({ kind: 'fine', amountFen: 100_001 }), officer);
    home.thenRefused('rule-broken', { path: 'measures.0.amountFen', says: '第三十四条' });
    home.when(measures({ kind: 'admonition' }, { kind: 'detention', days: 16 }), officer);
    home.thenRefused('rule-broken', { path: 'measures.1.days', says: '第三十四条' });
    home.given(measures({ kind: 'fine', amountFen: 100_000 }, { kind: 'detention', days: 15 }), officer);
    expect(home.told()).toContain('household-protection-order-breached@community-officer+deputy-chief+station-chief');
    home.when(breach(at('2026-03-10', '12:00')), officer).thenRefused('invalid', { path: 'at' });
  });

  it('a violent one is an incident too: red at once, and its 72 hours run', () => {
    const home = ordered().given(breach(accepted, { violent: true }), officer);
    expect(home.open.level).toBe('red');
    expect(home.deadline('decide-warning').about).toBe('b1');
  });

  it('one that the court takes back stops nothing any more (30)', () => {
    const home = ordered();
    const inForce = () => standingToward(home.open, [], { id: 'd', now: home.now }).protectionOrder;
    expect(inForce()).toBe(true);
    home.given({ type: 'revoke-protection-order', orderId: 'order-2026-03-11', on: '2026-03-11' }, officer);
    expect(inForce()).toBe(false);
    expect(home.reactions()).toEqual([{ kind: 'guard-disputes' }, { kind: 'tell-others' }]);
    expect(home.open.deadlines.map(({ kind }) => kind)).not.toContain('protection-order');
    home.when(breach(accepted), officer).thenRefused('not-possible-now');
  });
});

describe('所在村 and 现住址', () => {
  it('the village is asked for where something must be told to it (反家庭暴力法 17, 32)', () => {
    const home = visitedOnce('orange');
    expect(home.awaited().join()).not.toContain('name-village');
    home.given(order('2026-03-10', 1), officer);
    expect(home.awaited()).toContain('name-village@community-officer');
    home.when({ type: 'name-village', villageId: 'shanqian' }, officer).thenRefused('invalid', { path: 'villageId' });
    home.given({ type: 'name-village', villageId: 'yangping' }, officer);
    expect(home.awaited()).not.toContain('name-village@community-officer');
  });

  it('where a protected member is changes without any word of it', () => {
    const reach = { personId: 'reach-2', hmac: 'h' };
    const home = visitedOnce('red').given({ type: 'change-reach', memberId: 'wife', reach }, deputy);
    expect(home.open.members[1]).toMatchObject({ personId: 'person-wife', reach });
    home.when({ type: 'change-reach', memberId: 'nobody', reach }, chief).thenRefused('invalid', { path: 'memberId' });
    home.given(revisit(noon('2026-03-20')), deputy, noon('2026-03-20'));
  });
});
