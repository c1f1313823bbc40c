import { shownUntil } from '../domain/people/look.ts';
import type { PrivacyPolicy } from '../domain/policy/privacy-policy.ts';
import { epochMsOf, type Instant, instantOf } from '../domain/time/instant.ts';
import type { IdempotencyRequest } from './idempotency.ts';
import type { KeyRing } from './keys.ts';
import { once } from './once.ts';
import type { Tx } from './transaction.ts';

/** An answer is kept as a number of four bytes: seconds since then. */
const SINCE = epochMsOf('2020-01-01T00:00:00.000+08:00');

/**
 * Enters a look, and answers until when it may be shown. The same request sent again in that time is the same look; after it,
 * the fact is seen anew, and that is another.
 * @throws IdempotencyMismatch
 */
export async function lookOnce(
  tx: Tx,
  keys: KeyRing,
  look: { at: Instant; policy: PrivacyPolicy; idempotency: IdempotencyRequest | undefined },
  enter: () => Promise<void>,
): Promise<Instant> {
  const seconds = await once(tx, keys, look.idempotency, async () => {
    await enter();
    return Math.floor((epochMsOf(look.at) - SINCE) / 1000);
  });
  const until = shownUntil(instantOf(SINCE + seconds * 1000), look.policy);
  if (look.at < until) return until;
  await enter();
  return shownUntil(look.at, look.policy);
}
