import type { EnforcementPolicy, EnforcementTrack } from '../policy/enforcement-policy.ts';
import type { ReferredClaim } from './commands.ts';
import type { Claim, EnforcementState } from './state.ts';

/** What the debtor has still to pay of a claim for money. */
export function outstandingFen(claim: Claim): number {
  return (claim.amountFen ?? 0) - claim.receivedFen;
}

export function isOutstanding(claim: Claim): boolean {
  return claim.kind === 'act' ? !claim.done : outstandingFen(claim) > 0;
}

export function outstanding(state: Pick<EnforcementState, 'claims'>): Claim[] {
  return state.claims.filter(isOutstanding);
}

export function isHoldingMoney(state: Pick<EnforcementState, 'claims'>): boolean {
  return state.claims.some((claim) => claim.heldFen > 0);
}

/**
 * 繁简分流: the track for what is owed in all – below 10,000 yuan the same day, up to 50,000 a week, up to 100,000 fifteen
 * days, above it and for acts, which no sum measures, the ordinary one (速执工作机制).
 */
export function trackFor(
  claims: readonly (ReferredClaim & { receivedFen?: number })[],
  policy: EnforcementPolicy,
): EnforcementTrack {
  if (claims.some((claim) => claim.kind === 'act')) return ordinaryTrack(policy);
  const fen = claims.reduce((sum, claim) => sum + (claim.amountFen ?? 0) - (claim.receivedFen ?? 0), 0);
  return policy.tracks.find(({ upToFen }) => upToFen === null || fen <= upToFen) ?? ordinaryTrack(policy);
}

export function ordinaryTrack(policy: EnforcementPolicy): EnforcementTrack {
  const last = policy.tracks.at(-1);
  if (!last) throw new RangeError('policy has no track of enforcement');
  return last;
}

export function trackOf(key: string, policy: EnforcementPolicy): EnforcementTrack {
  const track = policy.tracks.find((candidate) => candidate.key === key);
  if (!track) throw new RangeError(`policy has no track ${key}`);
  return track;
}
