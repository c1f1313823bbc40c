import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { CLAIMANT_STANDINGS, ENDING_WITH_CASE, openClaimants } from '../../../domain/mass/standing.ts';
import { addHours } from '../../../domain/time/instant.ts';
import { people, text } from '../../support/dispute-world.ts';
import { MassWorld } from './mass-world.ts';
import { sequences } from '../../support/sequences.ts';

const SEED = 20260309;
const RUNS = sequences(400);
const STEPS = 40;

type Move = (world: MassWorld, n: number) => void;
const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length];

/** Things that happen to a mass case; what is not possible is refused and changes nothing. */
const MOVES: readonly Move[] = [
  (world, n) => world.importRoll(1 + (n % 5)),
  (world, n) => world.addLines(1 + (n % 3)),
  (world, n) => world.addLines(1 + (n % 3)),
  (world, n) => world.reach(n % 2 ? '2026-04-01' : '2026-05-01', n % 3 ? 1000 : 800),
  (world, n) => world.draft(1 + (n % 4)),
  (world, n) => world.draft(1 + (n % 4)),
  (world, n) => onOne(world, 'signing', n, (one) => world.sign(one)),
  (world, n) => onOne(world, 'signing', n, (one) => world.sign(one)),
  (world, n) => onOne(world, 'signed', n, (one) => world.pay(one)),
  (world, n) => onOne(world, 'defaulted', n, (one) => world.pay(one)),
  (world, n) =>
    onOne(world, 'signing', n, (one) =>
      world.onAgreement(one, { type: 'void', cause: 'not-signed', reason: text('r') }),
    ),
  (world) => world.act({ type: 'conclude-signing' }),
  (world, n) => world.refer(1 + (n % 4)),
  (world, n) => world.refer(1 + (n % 4)),
  (world, n) => {
    const claimants = world.standing('referred').slice(0, 1 + (n % 3));
    const filed = claimants.map(({ id }) => ({ claimantId: id, courtCaseNumber: `民初${id}号` }));
    world.act({ type: 'file-claimants', claimants: filed }, people.clerk);
  },
  (world, n) => {
    const claimantIds = world
      .standing('filed')
      .slice(0, 1 + (n % 3))
      .map(({ id }) => id);
    world.act({ type: 'close-claimants', claimantIds }, people.clerk);
  },
  (world, n) => world.until(addHours(world.now, 24 * (n % 6))),
  (world, n) => (world.standing('signed').length > 0 ? world.until(addHours(world.now, 24 * (n % 60))) : undefined),
  (world, n) => (n % 9 === 0 ? world.act({ type: 'withdraw', reason: text('reason') }) : undefined),
  (world, n) => world.end(1 + (n % 4)),
  // A batch that believes what is not so: nobody of it may move.
  (world, n) => {
    const [first, second] = world.claimants;
    if (!first || !second) return;
    const wrong = [first, second].map(({ id }) => ({ claimantId: id, courtCaseNumber: `民初${n}` }));
    world.act({ type: 'file-claimants', claimants: wrong }, people.clerk);
  },
];

function onOne(
  world: MassWorld,
  standing: Parameters<MassWorld['standing']>[0],
  n: number,
  work: (one: ReturnType<MassWorld['standing']>[number]) => void,
): void {
  const one = pick(world.standing(standing), n);
  if (one !== undefined) work(one);
}

/** So many claimants with an agreement to sign; none is a case without a roll. */
function begun(claimants: number): MassWorld {
  const world = new MassWorld();
  if (claimants === 0) return world;
  world.importRoll(claimants);
  world.addLines(claimants);
  world.reach();
  world.draft(claimants);
  return world;
}

/** Whatever the dispute counts, its claimants' own records say. */
function assertCounts(world: MassWorld): void {
  const { mass, status } = world.dispute;
  if (mass === null) return;
  for (const standing of CLAIMANT_STANDINGS) {
    expect({ [standing]: mass.counts[standing] ?? 0 }).toEqual({ [standing]: world.standing(standing).length });
  }
  expect(mass.claimants).toBe(world.claimants.length);
  if (status === 'agreed') expect(openClaimants(mass.counts)).toBeGreaterThan(0);
}

describe('a mass case, whatever happens to it', () => {
  it(`counts its claimants as they stand (${RUNS} sequences of up to ${STEPS} steps)`, () => {
    const reached = new Set<string>();
    const endings = new Set<string>();
    const step = fc.tuple(fc.nat(MOVES.length - 1), fc.nat(999));
    fc.assert(
      fc.property(
        fc.constantFrom(0, 2, 4),
        fc.array(step, { minLength: 10, maxLength: STEPS, size: 'max' }),
        (signing, steps) => {
          const world = begun(signing);
          for (const [which, n] of steps) {
            try {
              MOVES[which]?.(world, n);
            } catch (error) {
              if (!(error instanceof DomainError)) throw error;
            }
            assertCounts(world);
            for (const { standing } of world.claimants) reached.add(standing);
          }
          if (world.dispute.ending) endings.add(world.dispute.ending.outcome);
          if (world.dispute.status === 'closed') assertNobodyLeft(world);
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
    expect([...reached].sort()).toEqual([...CLAIMANT_STANDINGS].sort());
    expect([...endings].sort()).toEqual(['filed-for-litigation', 'performed', 'terminated', 'withdrawn']);
  }, 120_000);
});

/** The engine's last batches leave nobody waiting in a case that is over. */
function assertNobodyLeft(world: MassWorld): void {
  world.end(1_000);
  assertCounts(world);
  for (const standing of ENDING_WITH_CASE) expect(world.standing(standing)).toEqual([]);
}
