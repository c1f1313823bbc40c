import { describe, expect, it } from 'vitest';
import { mayView } from '../../../domain/agreement/relations.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import {
  AGREEMENT_RELATIONS,
  agreementAccess,
  type AgreementRelation,
  type AgreementRight,
  mayOnAgreement,
} from '../../../domain/organisation/agreement-access.ts';
import { desks } from '../../../domain/organisation/desks.ts';
import { county, people } from '../../support/dispute-world.ts';
import { applied, confirmed, drafted, effective } from './agreement-world.ts';

type Who = keyof typeof people;

describe('权限表: who may see an agreement', () => {
  it.each<[string, () => ReturnType<typeof drafted>, Who[]]>([
    ['of a village', drafted, ['yangping', 'coordinator', 'supervisor', 'auditor']],
    ['with effect', effective, ['yangping', 'coordinator', 'supervisor', 'auditor']],
    [
      'before the court',
      applied,
      ['yangping', 'coordinator', 'supervisor', 'auditor', 'clerk', 'judge', 'courtMediator', 'enforcement'],
    ],
    [
      'turned down by the court',
      () => applied().given({ type: 'decline-confirmation', ground: 'wrong-court' }, people.clerk),
      ['yangping', 'coordinator', 'supervisor', 'auditor', 'clerk', 'judge', 'courtMediator', 'enforcement'],
    ],
  ])('%s', (_, make, seeing) => {
    const scenario = make();
    const see = (Object.keys(people) as Who[]).filter((who) => mayView(people[who], scenario.open, county));
    expect(see.sort()).toEqual([...seeing].sort());
    for (const who of see) expect(scenario.readers()).toContain(people[who].organisationId);
  });
});

describe('权限表: who may do what', () => {
  const roles = Object.keys(agreementAccess) as Role[];
  const may = (right: AgreementRight, relation: AgreementRelation) =>
    roles.filter((role) => mayOnAgreement(role, right, [relation])).sort();

  it('only its dispute, its enforcement and the engine move it in the system’s name', () => {
    for (const right of [
      'draft',
      'cancel',
      'note-mediator',
      'note-enforcement',
      'act-on-deadlines',
      'recalculate',
    ] as const) {
      for (const relation of AGREEMENT_RELATIONS) expect(may(right, relation)).toEqual(['system']);
    }
  });

  it('only a court’s desk and judges rule, and only where an application lies with them', () => {
    const ruling = ['accept-confirmation', 'decline-confirmation', 'decide-confirmation', 'decide-objection'] as const;
    for (const right of ruling) {
      expect(may(right, 'confirming')).toEqual(['court-clerk', 'judge']);
      for (const relation of ['own', 'above', 'court', 'none'] as const) expect(may(right, relation)).toEqual([]);
    }
    expect(may('sign', 'confirming')).toEqual([]);
  });

  it('whoever stands above looks and presses, and does no more', () => {
    const above = Object.keys(agreementAccess['township-coordinator']).filter((right) =>
      mayOnAgreement('township-coordinator', right as AgreementRight, ['above']),
    );
    expect(above.sort()).toEqual(['request-document', 'urge', 'view']);
  });

  it('police, grid workers, guests and administrators have nothing to do with it', () => {
    const strangers = ['community-officer', 'grid-worker', 'invited-organisation', 'administrator'] as const;
    for (const role of strangers) expect(agreementAccess[role]).toEqual({});
  });

  it('every role that mediates for an organisation can sign for it', () => {
    const mediators = new Set(Object.values(desks).flatMap((desk) => desk.mediators));
    for (const role of mediators) expect(mayOnAgreement(role, 'sign-as-mediator', ['own'])).toBe(true);
  });

  it('a court that was not the last to be applied to rules no more', () => {
    const scenario = confirmed();
    expect(scenario.actions(people.tribunalClerk)).toEqual([]);
    expect(scenario.actions(people.clerk)).toEqual(['object-to-confirmation']);
  });
});
