import type { IdentityPolicy } from '../../domain/policy/identity-policy.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ClockReading } from '../clock.ts';
import type { RecordContext } from '../context.ts';
import type { Tx } from '../transaction.ts';

/** What holds of signing in today; in a demo the demo's. */
export async function identityRules(
  { policies }: Pick<RecordContext, 'policies'>,
  tx: Tx,
  { now, demo }: ClockReading,
): Promise<IdentityPolicy> {
  const { identity, demoIdentity } = await policies.effectiveOn(tx, dateOf(now));
  return demo ? demoIdentity : identity;
}
