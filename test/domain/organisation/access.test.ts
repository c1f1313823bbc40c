import { describe, expect, it } from 'vitest';
import { disputeAccess, type DisputeRight, mayOnDispute } from '../../../domain/organisation/access.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import { desks } from '../../../domain/organisation/desks.ts';
import { mayView, relationsOf } from '../../../domain/dispute/relations.ts';
import {
  atCourt,
  atTownship,
  county,
  dispatched,
  MONDAY,
  mediating,
  people,
  referred,
  registered,
} from '../../support/dispute-world.ts';

type Who = keyof typeof people;

describe('权限表: who may see a case', () => {
  it.each<[string, () => ReturnType<typeof registered>, Who[]]>([
    ['in the village', mediating, ['yangping', 'coordinator', 'supervisor', 'auditor']],
    ['at the township’s committee', atTownship, ['yangping', 'coordinator', 'township', 'supervisor', 'auditor']],
    [
      'on offer to the court',
      referred,
      [
        'yangping',
        'coordinator',
        'township',
        'clerk',
        'judge',
        'courtMediator',
        'enforcement',
        'supervisor',
        'auditor',
      ],
    ],
    [
      'at court',
      atCourt,
      [
        'yangping',
        'coordinator',
        'township',
        'clerk',
        'judge',
        'courtMediator',
        'enforcement',
        'supervisor',
        'auditor',
      ],
    ],
    [
      'red in the village',
      () => registered(MONDAY, { colour: 'red' }),
      ['yangping', 'coordinator', 'officer', 'deputy', 'chief', 'supervisor', 'auditor'],
    ],
    [
      'gone up by itself, to be claimed by the township’s committee',
      () => dispatched().throughDue('accept'),
      ['yangping', 'coordinator', 'township', 'supervisor', 'auditor'],
    ],
  ])('%s', (_, make, seeing) => {
    const scenario = make();
    const see = (Object.keys(people) as Who[]).filter((who) => mayView(people[who], scenario.open, county));
    expect(see.sort()).toEqual([...seeing].sort());
    for (const who of see) expect(scenario.readers()).toContain(people[who].organisationId);
  });
});

/** What changes nothing. */
const LOOKING = ['view', 'read-mediation', 'tell-looks'];

describe('权限表: who may do what', () => {
  const roles = Object.keys(disputeAccess) as Role[];
  const may = (right: DisputeRight, relation: Parameters<typeof mayOnDispute>[2][number]) =>
    roles.filter((role) => mayOnDispute(role, right, [relation])).sort();

  it('only the engine acts on deadlines', () => {
    expect(may('act-on-deadlines', 'own')).toEqual(['system']);
    expect(may('recalculate', 'none')).toEqual(['system']);
  });

  it('only clerks and judges file for litigation', () => {
    expect(may('file-for-litigation', 'own')).toEqual(['court-clerk', 'judge']);
  });

  it('who only watches does nothing', () => {
    for (const role of [
      'auditor',
      'administrator',
      'grid-worker',
      'invited-organisation',
      'enforcement-judge',
    ] as const) {
      for (const right of Object.keys(disputeAccess.system).concat(Object.keys(disputeAccess['court-clerk']))) {
        if (LOOKING.includes(right)) continue;
        for (const relation of ['own', 'offered', 'above', 'past', 'alerted', 'none', 'anyone'] as const) {
          expect(mayOnDispute(role, right as DisputeRight, [relation])).toBe(false);
        }
      }
    }
  });

  it('nobody but the engine may do anything to a case that has nothing to do with them', () => {
    const rights = Object.values(disputeAccess).flatMap((row) => Object.keys(row) as DisputeRight[]);
    for (const right of new Set(rights)) {
      expect(may(right, 'none').filter((role) => role !== 'system')).toEqual([]);
    }
  });

  it('who had a case before may look at it and no more', () => {
    const rights = Object.values(disputeAccess).flatMap((row) => Object.keys(row) as DisputeRight[]);
    for (const right of new Set(rights)) {
      if (!LOOKING.includes(right)) expect(may(right, 'past').filter((role) => role !== 'system')).toEqual([]);
    }
  });

  it('every desk has rights for its tasks', () => {
    for (const [kind, { mediators }] of Object.entries(desks)) {
      for (const role of mediators) {
        expect(mayOnDispute(role, 'record-session', ['own']), `${role} at ${kind}`).toBe(true);
      }
    }
  });

  it('the police acknowledge and report what they know, and nothing else', () => {
    const scenario = registered(MONDAY, { colour: 'red' });
    for (const who of ['officer', 'deputy', 'chief'] as const)
      expect(scenario.actions(people[who])).toEqual(['report-danger', 'acknowledge']);
  });
});

describe('how an organisation stands to a case', () => {
  it('may be several at once', () => {
    const scenario = dispatched(MONDAY, { colour: 'red' }).throughDue('idle');
    expect(relationsOf(people.coordinator, scenario.open, county)).toEqual(
      expect.arrayContaining(['own', 'past', 'alerted']),
    );
  });

  it('is none for a stranger', () => {
    expect(relationsOf(people.shanqian, mediating().open, county)).toEqual(['none']);
  });

  it('what came up by itself may be claimed by the centre’s committee, but not by its villages or another township', () => {
    const scenario = dispatched().throughDue('accept');
    expect(relationsOf(people.township, scenario.open, county)).toEqual(['offered']);
    expect(relationsOf(people.hekou, scenario.open, county)).toEqual(['none']);
    expect(relationsOf(people.coordinatorBeiling, scenario.open, county)).toEqual(['none']);
  });
});
