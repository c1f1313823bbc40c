import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import type { MassCommand } from '../../../domain/dispute/mass-commands.ts';
import { CLAIMANT_STANDINGS, type ClaimantStanding } from '../../../domain/mass/standing.ts';
import { addDays } from '../../../domain/time/civil-date.ts';
import { dateOf } from '../../../domain/time/instant.ts';
import { agreementDraft, people, type Scenario, system, text } from '../../support/dispute-world.ts';

type Build = (n: number, scenario: Scenario) => DisputeCommand;

/** As many as there are at a standing, at most three: what the claimants' own records would let through. */
function some(scenario: Scenario, standing: ClaimantStanding): string[] {
  const many = Math.min(3, scenario.open.mass?.counts[standing] ?? 0);
  return Array.from({ length: many }, (_, index) => `claimant-${index}`);
}

function anyOf({ open }: Scenario, standings: readonly ClaimantStanding[], n: number): ClaimantStanding | undefined {
  const found = standings.filter((standing) => (open.mass?.counts[standing] ?? 0) > 0);
  return found[n % found.length];
}

const person = { personId: 'person-3', hmac: 'h3' };

/** Ways to make the commands about claimants, such as the engine and the claimants' records make them. */
export const massBuilds: Record<MassCommand['type'], Build> = {
  'import-claimants': (n, { open }) => ({
    type: 'import-claimants',
    importId: `import-${open.mass?.claimants ?? 0}`,
    fileId: 'file-1',
    sha256: 'sha',
    mediaType: 'text/csv',
    rows: n % 4 === 0 ? 1 + (n % 3) : 3_000,
    claimantsSeen: open.mass?.claimants ?? 0,
  }),
  'add-claimants': (_, { open }) => ({
    type: 'add-claimants',
    importId: open.mass?.import?.importId ?? 'none',
    from: open.mass?.import?.done ?? 0,
    claimants: [{ claimantId: 'claimant-1', person, amountFen: 100, acknowledged: true }],
  }),
  'reach-mass-agreement': (n, { now }) => ({
    type: 'reach-mass-agreement',
    facts: text('facts'),
    items: text('items'),
    terms: [text('terms')],
    debtorId: n % 5 === 0 ? 'p1' : 'p2',
    instalments: [{ permille: n % 7 === 0 ? 1001 : 1000, dueOn: addDays(dateOf(now), n % 3) }],
  }),
  'draft-agreements': (_, scenario) => ({
    type: 'draft-agreements',
    claimants: some(scenario, 'listed').map((claimantId, index) => ({
      claimantId,
      agreementId: `agreement-${claimantId}`,
      ordinal: index + 1,
      person,
      draft: agreementDraft,
    })),
  }),
  'conclude-signing': (n) => ({ type: 'conclude-signing', courtId: n % 5 === 0 ? 'qingxi-station' : undefined }),
  'refer-claimants': (n, scenario) => ({
    type: 'refer-claimants',
    claimants: (['listed', 'signing', 'unsigned', 'defaulted'] as const)
      .filter((from) => some(scenario, from).length > 0)
      .map((from) => ({ claimantId: `claimant-${from}`, from, acknowledged: n % 2 === 0 })),
  }),
  'file-claimants': (n, scenario) => ({
    type: 'file-claimants',
    claimants: some(scenario, 'referred')
      .concat(n % 9 === 0 ? ['one', 'too', 'many', 'more'] : [])
      .map((claimantId) => ({ claimantId, courtCaseNumber: `民初${n}` })),
  }),
  'close-claimants': (_, scenario) => ({ type: 'close-claimants', claimantIds: some(scenario, 'filed') }),
  'end-claimants': (n, scenario) => {
    const from = anyOf(scenario, CLAIMANT_STANDINGS, n);
    return { type: 'end-claimants', claimants: from === undefined ? [] : [{ claimantId: 'claimant-1', from }] };
  },
  'note-claimant': (n, scenario) => {
    const from = anyOf(scenario, ['signing', 'signed', 'defaulted'], n);
    const to = (['signed', 'performed', 'defaulted', 'unsigned'] as const)[n % 4] ?? 'signed';
    return from === undefined ? { type: 'recalculate' } : { type: 'note-claimant', from, to };
  },
};

const BY_ENGINE = ['add-claimants', 'draft-agreements', 'refer-claimants', 'end-claimants', 'note-claimant'] as const;

/** The engine carries on with the claimants, or one of them tells something. */
export function driveClaimants(scenario: Scenario, which: number, n: number): void {
  const type = scenario.open.mass?.import ? 'add-claimants' : (BY_ENGINE[which % BY_ENGINE.length] ?? 'note-claimant');
  scenario.given(massBuilds[type](n, scenario), system);
}

/** A case at 羊坪村 with three claimants on its roll, and one agreement for all of them. */
export function agreedForAll(scenario: Scenario): Scenario {
  scenario.given(massBuilds['import-claimants'](8, scenario), people.yangping);
  for (let line = 0; line < 3; line += 1) driveClaimants(scenario, 0, line);
  return scenario.given(massBuilds['reach-mass-agreement'](1, scenario), people.yangping);
}
