import type { Instant } from '../time/instant.ts';
import { movedCounts } from '../mass/standing.ts';
import type { MassFact } from './mass-events.ts';
import type { MassCase } from './mass-state.ts';
import type { DisputeState } from './state.ts';

const NOBODY: MassCase = { claimants: 0, counts: {}, import: null, agreement: null, courtId: null, routes: null };

/** What a dispute is after something happened to its claimants. */
export function evolveMass(state: DisputeState, fact: MassFact & { at: Instant }): DisputeState {
  const mass = state.mass ?? NOBODY;
  switch (fact.type) {
    case 'claimants-import-begun': {
      const { importId, fileId, sha256, mediaType, rows } = fact;
      return { ...state, mass: { ...mass, import: { importId, fileId, sha256, mediaType, rows, done: 0 } } };
    }
    case 'claimants-listed':
      return { ...state, mass: listed(mass, fact.claimants) };
    case 'mass-agreement-reached': {
      const { facts, items, responsibility, terms, debtorId, instalments } = fact;
      const agreement = { facts, items, responsibility, terms, debtorId, instalments };
      const agreed = { since: fact.at, reviewFrom: fact.at };
      return { ...state, status: 'agreed', agreed, mass: { ...mass, agreement } };
    }
    case 'signing-concluded':
      return { ...state, mass: { ...mass, courtId: fact.courtId, routes: fact.routes } };
    case 'claimants-moved':
      return { ...state, mass: { ...mass, counts: movedCounts(mass.counts, fact.moves) } };
  }
}

function listed(mass: MassCase, claimants: number): MassCase {
  const running = mass.import === null ? null : { ...mass.import, done: mass.import.done + claimants };
  return {
    ...mass,
    claimants: mass.claimants + claimants,
    counts: { ...mass.counts, listed: (mass.counts.listed ?? 0) + claimants },
    import: running === null || running.done >= running.rows ? null : running,
  };
}
