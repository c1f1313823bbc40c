import { describe, expect, it } from 'vitest';
import { accessTable } from '../../../domain/organisation/access-table.ts';
import { mayAsSystem, systemAccess } from '../../../domain/organisation/system-access.ts';

const LOOKING = ['view', 'view-in-full', 'read-mediation'];
/** 连带: what one record's decider makes another do; nobody gives these by choice. */
const FOLLOWING = [
  ...['agreement cancel', 'agreement draft', 'agreement note-enforcement', 'agreement note-mediator'],
  ...[
    'clue become-dispute',
    'clue note-merged',
    'dispute note-agreement',
    'dispute note-claimant',
    'dispute note-clue',
  ],
  ...['dispute note-link', 'enforcement refer', 'household assign-owner', 'household close-merged'],
  ...['household decide-level', 'review begin', 'screening-round note-clue'],
];

const given = Object.values(systemAccess).flatMap((row) =>
  Object.entries(row).flatMap(([kind, commands]) => commands.map((command) => `${kind} ${command}`)),
);
const possible = Object.entries(accessTable)
  .filter(([kind]) => kind !== 'county')
  .flatMap(([kind, { system }]) =>
    Object.keys(system)
      .filter((right) => !LOOKING.includes(right))
      .map((right) => `${kind} ${right}`),
  );

describe('系统岗位', () => {
  it('share out what the system may do, and nobody has what only follows from another record', () => {
    expect([...given, ...FOLLOWING].sort()).toEqual([...new Set(possible)].sort());
  });

  it.each([
    ['system:public', 'dispute', 'act-on-deadlines'],
    ['system:import', 'dispute', 'rate'],
    ['system:engine', 'dispute', 'rate'],
    ['system:engine', 'erasure', 'repeat'],
    ['system:calendar', 'household', 'open'],
    ['system:sealer', 'dispute', 'act-on-deadlines'],
    ['system:sign-in', 'dispute', 'act-on-deadlines'],
    ['system', 'dispute', 'act-on-deadlines'],
    ['constructor', 'dispute', 'length'],
  ])('%s may not, of a %s, %s', (actor, kind, command) => {
    expect(mayAsSystem(actor, kind, command)).toBe(false);
  });
});
