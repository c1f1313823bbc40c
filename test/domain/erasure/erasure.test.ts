import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../../../domain/decider.ts';
import { erasureDecider } from '../../../domain/erasure/decider.ts';
import type { ErasureCommand, ErasureEvent, ErasureState } from '../../../domain/erasure/erasure.ts';
import { type Matter, whyNotErased } from '../../../domain/erasure/may-erase.ts';
import type { Role } from '../../../domain/organisation/actor.ts';

const over: Matter = { open: false, erased: false, keptUntil: null };

describe('what may be erased', () => {
  it('is over, whoever orders it', () => {
    expect(whyNotErased(over, 'ordered', '2026-11-26')).toEqual([]);
    expect(whyNotErased({ ...over, open: true }, 'ordered', '2026-11-26')).toEqual(['尚未办结,须先办结']);
    expect(whyNotErased({ ...over, erased: true }, 'ordered', '2026-11-26')).toEqual(['已依法删除']);
  });

  it('is kept to the last day that the law wants it kept, unless ordered', () => {
    const kept: Matter = { ...over, keptUntil: '2026-11-26' };
    expect(whyNotErased(kept, 'retention-over', '2026-11-26')).toEqual(['保存期限至2026-11-26']);
    expect(whyNotErased(kept, 'retention-over', '2026-11-27')).toEqual([]);
    expect(whyNotErased(kept, 'ordered', '2026-11-26')).toEqual([]);
    expect(whyNotErased(over, 'retention-over', '2126-11-26')).toEqual(['没有保存期限,长期保存']);
  });
});

describe('an erasure', () => {
  const at = '2026-11-26T01:00:00.000Z';
  const by = (userId: string, role: Role, organisationId = 'county') =>
    ({ now: at, actor: { userId, role, organisationId } }) as DecisionContext;
  const reason = { textId: 't', hmac: 'h' };
  const request: ErasureCommand = {
    type: 'request',
    ...{ id: 'e', number: '删除-e', organisationId: 'county', ground: 'ordered', keptUntil: null, reason },
    subject: { kind: 'case', id: 'c', caseId: 'c' },
    matter: over,
  };
  const approve: ErasureCommand = { type: 'approve', matter: over, erases: [{ kind: 'case', id: 'c', streamId: 'c' }] };
  const after = (...events: ErasureEvent[]) =>
    events.reduce<ErasureState | null>((state, event) => erasureDecider.evolve(state, event), null);
  const requested = () => after(...erasureDecider.decide(null, request, by('admin', 'administrator')));

  it('is asked for by the administrator and done by the auditor', () => {
    const [event] = erasureDecider.decide(requested(), approve, by('auditor', 'auditor'));
    expect(event).toEqual({ type: 'erased', at, by: 'auditor', erases: approve.erases });
    expect(requested()).toMatchObject({ status: 'requested', requestedBy: 'admin' });
    expect(JSON.stringify(requested())).not.toContain('matter');
  });

  it.each<[string, ErasureState | null, ErasureCommand, DecisionContext, string]>([
    ['asked for by the auditor', null, request, by('auditor', 'auditor'), 'not-permitted'],
    ['approved by an administrator', requested(), approve, by('other', 'administrator'), 'not-permitted'],
    ['approved from another county', requested(), approve, by('auditor', 'auditor', 'elsewhere'), 'not-permitted'],
    ['approved by who asked', requested(), approve, by('admin', 'auditor'), 'rule-broken'],
    [
      'asked for while the case is open',
      null,
      { ...request, matter: { ...over, open: true } },
      by('admin', 'administrator'),
      'rule-broken',
    ],
    [
      'approved when the case is open again',
      requested(),
      { ...approve, matter: { ...over, open: true } },
      by('auditor', 'auditor'),
      'rule-broken',
    ],
  ])('is not %s', (_, state, command, context, code) => {
    expect(() => erasureDecider.decide(state, command, context)).toThrow(expect.objectContaining({ code }));
  });

  it('is decided once', () => {
    const refuse: ErasureCommand = { type: 'refuse', reason };
    const [refused] = erasureDecider.decide(requested(), refuse, by('auditor', 'auditor'));
    const state = erasureDecider.evolve(requested(), refused as ErasureEvent);
    expect(state).toMatchObject({ status: 'refused', decidedBy: 'auditor', refusal: reason });
    expect(() => erasureDecider.decide(state, approve, by('auditor', 'auditor'))).toThrow('已经决定');
  });
});
