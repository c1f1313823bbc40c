import { describe, expect, it } from 'vitest';
import type { AgreementCommandOf } from '../../../domain/agreement/commands.ts';
import { at, parties, people, system, text } from '../../support/dispute-world.ts';
import {
  act,
  type AgreementScenario,
  drafted,
  drafting,
  effective,
  AgreementScenario as Scenario,
  instalment,
  mediatorSigning,
  SEPT_1,
  sealing,
  signing,
} from './agreement-world.ts';

const reason = text('reason');
const amended: AgreementCommandOf<'amend'> = {
  type: 'amend',
  facts: text('facts'),
  items: text('items'),
  terms: [text('other')],
  obligations: [instalment('o9', 5_000, '2026-10-20')],
};

describe('协议内容 (人民调解法 29)', () => {
  const withObligation = (facts: object) =>
    drafting({ obligations: [{ ...instalment('o1', 1, '2026-10-01'), ...facts }] });

  it.each([
    ['no terms', drafting({ terms: [] }), 'rule-broken', 'terms'],
    ['a debtor who is no party', withObligation({ debtorId: 'p7' }), 'invalid', 'obligations.0.debtorId'],
    ['a creditor who is no party', withObligation({ creditorId: 'p7' }), 'invalid', 'obligations.0.creditorId'],
    ['one who owes to himself', withObligation({ creditorId: 'p2' }), 'invalid', 'obligations.0.creditorId'],
    ['money without an amount', withObligation({ amountFen: undefined }), 'invalid', 'obligations.0.amountFen'],
    ['nothing', withObligation({ amountFen: 0 }), 'invalid', 'obligations.0.amountFen'],
    ['part of a fen', withObligation({ amountFen: 1.5 }), 'invalid', 'obligations.0.amountFen'],
    [
      'an act that has a price',
      drafting({ obligations: [{ ...act('a', '2026-10-01'), amountFen: 5 }] }),
      'invalid',
      'obligations.0.amountFen',
    ],
    [
      'an act that says nothing',
      drafting({ obligations: [{ ...act('a', '2026-10-01'), what: undefined }] }),
      'invalid',
      'obligations.0.what',
    ],
    ['a term in the past', withObligation({ dueOn: '2026-08-31' }), 'invalid', 'obligations.0.dueOn'],
    ['no day', withObligation({ dueOn: '2026-02-30' }), 'invalid', 'obligations.0.dueOn'],
    ['a term beyond all reckoning', withObligation({ dueOn: '2099-01-01' }), 'invalid', 'obligations.0.dueOn'],
    [
      'one obligation twice',
      drafting({ obligations: [act('a', '2026-10-01'), act('a', '2026-10-01')] }),
      'invalid',
      'obligations',
    ],
  ] as const)('not with %s', (_, command, code, path) => {
    new Scenario(SEPT_1).when(command, system).thenRefused(code, { path });
  });

  it('is the dispute’s doing alone', () => {
    new Scenario(SEPT_1).when(drafting(), people.yangping).thenRefused('not-permitted');
    drafted().when(drafting(), system).thenRefused('not-possible-now');
  });

  it('may be without any obligation: then it is performed with its effect', () => {
    const scenario = effective({ obligations: [] }).thenEvents('sealed', 'took-effect', 'performed');
    expect(scenario.open.status).toBe('performed');
    expect(scenario.awaited()).toEqual(['follow-up@yangping']);
  });
});

describe('口头协议: effective the day it is reached (人民调解法 28, 30)', () => {
  it('needs no signature, and the register is made', () => {
    const scenario = drafted({ form: 'oral' }).thenEvents('drafted', 'took-effect');
    expect(scenario.open).toMatchObject({ status: 'effective', effectiveOn: '2026-09-01' });
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'oral-agreement-register' }]);
    expect(scenario.standings()).toEqual(['effective']);
    scenario.when(signing(scenario, 'p1'), people.yangping).thenRefused('not-possible-now');
    expect(scenario.actions(people.yangping)).not.toContain('hand-over-copies');
  });
});

describe('书面协议: effective when all parties, the mediator and the seal are there (人民调解法 29)', () => {
  const steps = {
    p1: (scenario: AgreementScenario) => signing(scenario, 'p1'),
    p2: (scenario: AgreementScenario) => signing(scenario, 'p2'),
    mediator: mediatorSigning,
    seal: sealing,
  };
  const orders = permutations(Object.keys(steps) as (keyof typeof steps)[]);

  it.each(orders.map((order) => [order.join(' '), order] as const))('in the order %s', (_, order) => {
    const scenario = drafted();
    order.forEach((step, index) => {
      expect(scenario.open.status).toBe(index === 0 ? 'drafted' : 'signing');
      expect(scenario.open.effectiveOn).toBeNull();
      scenario.given(steps[step](scenario), people.yangping);
    });
    expect(scenario.lastEvents.map((event) => event.type).at(-1)).toBe('took-effect');
    expect(scenario.open).toMatchObject({ status: 'effective', effectiveOn: '2026-09-01' });
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'agreement' }]);
    expect(scenario.standings()).toEqual(['effective']);
  });

  it('has effect on the day of the last of them, whenever that was recorded', () => {
    const scenario = drafted();
    scenario.given(signing(scenario, 'p1'), people.yangping);
    scenario.given({ ...mediatorSigning(scenario), on: '2026-09-03' }, people.yangping, at('2026-09-06', '09:00'));
    scenario.given({ ...sealing(scenario), on: '2026-09-04' }, people.yangping);
    scenario.given({ ...signing(scenario, 'p2'), on: '2026-09-02' }, people.yangping);
    expect(scenario.open.effectiveOn).toBe('2026-09-04');
  });

  it('a day in the future or before the draft is none', () => {
    const scenario = drafted();
    const signed = { ...signing(scenario, 'p1'), on: '2026-09-02' };
    scenario.when(signed, people.yangping).thenRefused('invalid', { path: 'on' });
    const early = { ...signing(scenario, 'p1'), on: '2026-08-31' };
    scenario.when(early, people.yangping).thenRefused('invalid', { path: 'on' });
  });

  it('nobody signs twice, no stranger signs', () => {
    const scenario = drafted();
    scenario.given(signing(scenario, 'p1'), people.yangping);
    scenario.when(signing(scenario, 'p1'), people.yangping).thenRefused('invalid', { path: 'partyId' });
    scenario.when(signing(scenario, 'p9'), people.yangping).thenRefused('invalid', { path: 'partyId' });
    scenario.given(sealing(scenario), people.yangping);
    scenario.when(sealing(scenario), people.yangping).thenRefused('not-possible-now');
  });

  it('on screen: the image, its hash, the text’s hash, who saw it', () => {
    const scenario = drafted();
    const drawn = { fileId: 'file-1', mediaType: 'image/png', sha256: 'abc' };
    scenario.given({ ...signing(scenario, 'p1'), drawn, witness: text('witness') }, people.yangping);
    expect(scenario.open.signatures).toEqual([
      {
        ...{ partyId: 'p1', manner: 'signature', on: '2026-09-01', at: SEPT_1, recordedBy: 'mediator.yangping' },
        ...{ textHash: 'hash', drawn, attachmentId: undefined, witness: text('witness') },
      },
    ]);
    const asSeal: AgreementCommandOf<'sign'> = { ...signing(scenario, 'p2'), manner: 'fingerprint', drawn };
    scenario.when(asSeal, people.yangping).thenRefused('invalid', { path: 'manner' });
    const asPdf = { ...signing(scenario, 'p2'), drawn: { ...drawn, mediaType: 'application/pdf' } };
    scenario.when(asPdf, people.yangping).thenRefused('invalid', { path: 'drawing' });
  });

  it('on paper: the scan is attached first', () => {
    const scenario = drafted();
    const onPaper: AgreementCommandOf<'sign'> = {
      ...signing(scenario, 'p1'),
      manner: 'fingerprint',
      attachmentId: 'scan-1',
    };
    scenario.when(onPaper, people.yangping).thenRefused('invalid', { path: 'attachmentId' });
    const scan: AgreementCommandOf<'attach'> = {
      type: 'attach',
      attachmentId: 'scan-1',
      kind: 'signed-paper',
      fileId: 'f',
      title: text('scan'),
      mediaType: 'application/pdf',
      sha256: 'x',
      bytes: 10,
    };
    scenario.when({ ...scan, mediaType: 'text/html' }, people.yangping).thenRefused('invalid', { path: 'file' });
    scenario.when({ ...scan, bytes: 1e9 }, people.yangping).thenRefused('invalid', { path: 'file' });
    scenario.given(scan, people.yangping).given(onPaper, people.yangping);
    expect(scenario.open.signatures[0]?.attachmentId).toBe('scan-1');
  });
});

describe('修改 amend: before effect, and all must sign again', () => {
  it('takes back every signature and the seal', () => {
    const scenario = drafted();
    scenario.given(signing(scenario, 'p1'), people.yangping).given(sealing(scenario), people.yangping);
    const before = signing(scenario, 'p2');
    scenario.given(amended, people.yangping).thenEvents('amended');
    expect(scenario.open).toMatchObject({ status: 'drafted', revision: 2, signatures: [], seal: null });
    expect(scenario.open.obligations.map(({ obligationId }) => obligationId)).toEqual(['o9']);
    scenario.when(before, people.yangping).thenRefused('rule-broken', { path: 'textHash' });
    scenario.when(signing(scenario, 'p1'), people.yangping).thenEvents('signed');
  });

  it('not after effect, and with the same content checks', () => {
    effective().when(amended, people.yangping).thenRefused('not-possible-now');
    drafted()
      .when({ ...amended, terms: [] }, people.yangping)
      .thenRefused('rule-broken', { path: 'terms' });
  });
});

describe('copies: one for each party (人民调解法 29)', () => {
  it('each party gets one, once', () => {
    const scenario = effective().given({ type: 'hand-over-copies', partyIds: ['p1'] }, people.yangping);
    scenario
      .when({ type: 'hand-over-copies', partyIds: ['p1'] }, people.yangping)
      .thenRefused('invalid', { path: 'partyIds.0' });
    scenario.given({ type: 'hand-over-copies', partyIds: ['p2'] }, people.yangping);
    expect(scenario.open.copies.map(({ partyId }) => partyId)).toEqual(['p1', 'p2']);
    expect(scenario.actions(people.yangping)).not.toContain('hand-over-copies');
  });
});

describe('agreed but not all signatures: 7 days, the mediator; then the coordinator', () => {
  it('alarms one after the other, and goes on being looked at', () => {
    const scenario = drafted();
    expect(scenario.deadline('signing')).toMatchObject({ lastDay: '2026-09-08', then: 'alarm-mediator' });
    expect(scenario.awaited()).toEqual(['collect-signatures@yangping']);
    scenario.throughDue('signing').thenEvents('signing-overdue');
    expect(scenario.told()).toEqual(['signing-overdue@yangping']);
    scenario.throughDue('signing-coordinator');
    expect(scenario.told()).toEqual(['signing-overdue@yangping', 'signing-overdue@qingxi']);
    expect(scenario.awaited()).toEqual(['collect-signatures@yangping', 'urge@qingxi']);
    expect(scenario.kinds()).toEqual(['review']);
    scenario.throughDue('review').thenEvents('review-due');
    scenario.given({ type: 'urge', record: reason }, people.yangping);
    expect(scenario.kinds()).toEqual(['review']);
    scenario.throughDue('review');
    scenario.given({ type: 'urge', record: reason }, people.coordinator);
    expect(scenario.awaited()).toEqual(['collect-signatures@yangping']);
    expect(scenario.deadline('signing').startedAt).toBe(scenario.now);
  });

  it('an amendment starts it anew', () => {
    const scenario = drafted().given(amended, people.yangping, at('2026-09-05', '09:00'));
    expect(scenario.deadline('signing').lastDay).toBe('2026-09-12');
  });

  it('of a court’s own agreement the county is the one that presses', () => {
    const scenario = drafted({ organisationId: 'court', mediatorId: undefined, level: 'court' });
    scenario.throughDue('signing').throughDue('signing-coordinator');
    expect(scenario.awaited()).toEqual(['collect-signatures@court', 'urge@county']);
  });
});

describe('void and cancel', () => {
  it('not signed: the dispute hears of it', () => {
    const scenario = drafted()
      .when({ type: 'void', cause: 'not-signed', reason }, people.yangping)
      .thenEvents('voided');
    expect(scenario.open).toMatchObject({ status: 'void', deadlines: [] });
    expect(scenario.tasks()).toEqual([]);
    expect(scenario.standings()).toEqual(['void']);
    expect(scenario.actions(people.yangping)).toEqual([]);
  });

  it('after effect only by rescission or a court (民法典 562)', () => {
    const scenario = effective();
    scenario
      .when({ type: 'void', cause: 'not-signed', reason }, people.yangping)
      .thenRefused('invalid', { path: 'cause' });
    scenario.when({ type: 'void', cause: 'rescinded', reason }, people.yangping).thenEvents('voided');
    drafted()
      .when({ type: 'void', cause: 'annulled', reason }, people.yangping)
      .thenRefused('invalid', { path: 'cause' });
  });

  it.each(['safety-stop', 'dispute-ended', 'mediated-again'] as const)(
    '%s takes what is not signed, silently, and leaves what has effect (人民调解法 31)',
    (cause) => {
      const unsigned = drafted().when({ type: 'cancel', cause }, system).thenEvents('voided');
      expect(unsigned.standings()).toEqual([]);
      effective().when({ type: 'cancel', cause }, system).thenEvents();
      unsigned.when({ type: 'cancel', cause }, system).thenEvents();
    },
  );

  it('is the dispute’s doing alone', () => {
    drafted().when({ type: 'cancel', cause: 'safety-stop' }, people.coordinator).thenRefused('not-permitted');
  });
});

describe('who reads it: the committee and the centres above it', () => {
  it('and no other', () => {
    expect(drafted().readers()).toEqual(['county', 'qingxi', 'yangping']);
    const scenario = drafted({ parties });
    for (const stranger of [people.hekou, people.officer, people.clerk, people.administrator, people.grid]) {
      expect(scenario.actions(stranger)).toEqual([]);
      scenario.when(signing(scenario, 'p1'), stranger).thenRefused('not-permitted');
    }
    scenario.when(signing(scenario, 'p1'), people.coordinator).thenRefused('not-permitted');
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => {
    const others = [...items.slice(0, index), ...items.slice(index + 1)];
    return permutations(others).map((rest) => [item, ...rest]);
  });
}
