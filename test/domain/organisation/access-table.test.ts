import { expect, it } from 'vitest';
import { deciders } from '../../../domain/deciders.ts';
import { accessTable, grantOf, type Kind, mayAsk, relationsOfKind } from '../../../domain/organisation/access-table.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import { scopesOf } from '../../../domain/organisation/county-access.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';

const kinds = Object.keys(accessTable) as Kind[];
const roles = Object.keys(accessTable.dispute) as Role[];

/** Kinds of record that nobody asks for by themselves: by whose rights they are opened. */
const UNDER_ANOTHER: Record<string, Kind> = { claimant: 'dispute', reassignment: 'household' };

it('every kind of record stands in the table, by itself or under the one that it belongs to', () => {
  for (const { kind } of deciders) expect(kinds).toContain(UNDER_ANOTHER[kind] ?? kind);
});

it('toward what has nothing to do with them nobody has a right but the engine', () => {
  for (const kind of kinds) {
    for (const role of roles.filter((each) => each !== 'system')) {
      const given = Object.values(accessTable[kind][role] as Record<string, readonly string[]>).flat();
      expect([kind, role, given.filter((relation) => relation === 'none' || relation === 'other')]).toEqual([
        kind,
        role,
        [],
      ]);
    }
  }
});

it('whoever may change or read a part of a record may look at it, standing so', () => {
  const withRecord = kinds.filter((kind) => kind !== 'county');
  for (const kind of withRecord) {
    for (const role of roles.filter((each) => each !== 'system')) {
      const views = grantOf(role, kind, 'view');
      for (const [right, where] of Object.entries(accessTable[kind][role] as Record<string, readonly string[]>)) {
        const blind = where.filter((relation) => relation !== 'anyone' && !views.includes(relation));
        expect([kind, role, right, blind]).toEqual([kind, role, right, []]);
      }
    }
  }
});

it('a right is refused before anything is looked at to whom has it toward nothing', () => {
  expect(mayAsk('auditor', { of: 'dispute', right: 'register' })).toBe(false);
  expect(mayAsk('village-mediator', { of: 'dispute', right: 'register' })).toBe(true);
  expect(mayAsk('judge', { of: 'county', right: 'statistics.households' })).toBe(false);
  expect(mayAsk('grid-worker', { list: 'household' })).toBe(true);
});

it('relations are named once, each kind’s own', () => {
  for (const kind of kinds) expect(new Set(relationsOfKind[kind]).size).toBe(relationsOfKind[kind].length);
});

it('who of a court reads what a station gave to it is as the published policy says', () => {
  const { readers } = policyVersion1.household.disclosure;
  const outside = roles.filter(
    (role) => scopesOf(role, 'disclosures').length > 0 && grantOf(role, 'household', 'view').length === 0,
  );
  expect(outside.sort()).toEqual([...readers].sort());
});
