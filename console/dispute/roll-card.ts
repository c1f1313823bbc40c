import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { CLAIMANT_STANDINGS } from '../../domain/mass/standing.ts';
import { filled, type Words } from '../layout/words.ts';

/** 申请人名单 of a mass case: how many stand where; null for a case that has none. */
export function rollCardOf({ id, mass }: DisputeAnswer, { claimants: words }: Words) {
  if (mass === null) return null;
  return {
    path: rollPath(id),
    total: filled(words.total, { n: mass.claimants }),
    standings: CLAIMANT_STANDINGS.flatMap((code) => {
      const n = mass.counts[code] ?? 0;
      return n === 0 ? [] : [{ name: words.standing[code], n }];
    }),
  };
}

export function rollPath(disputeId: string): string {
  return `/console/disputes/${disputeId}/claimants`;
}
