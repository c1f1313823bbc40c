import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { LockOutPolicy } from '../../domain/policy/identity-policy.ts';
import { macOf } from '../cipher.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';
import type { Client } from './sessions.ts';

/** Who tries to sign in, and from where. */
interface Attempt extends Pick<Client, 'network'> {
  username: string;
}

/** 登录失败处理 for one attempt, in the transaction that judges it: for every API process together, and over restarts. */
export interface LockOut {
  /** How long nobody's password is looked at; 0 if not at all. */
  secondsToWait(): Promise<number>;
  failed(): Promise<void>;
  succeeded(): Promise<void>;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('sign-in ' || $1, 0))`;
const KNOWN = 'SELECT FROM known_address WHERE user_id = $1 AND address_hash = $2 AND known_until > now()';
const NOTE_KNOWN = `INSERT INTO known_address (user_id, address_hash, known_until)
  VALUES ($1, $2, now() + make_interval(days => $3))
  ON CONFLICT (user_id, address_hash) DO UPDATE SET known_until = excluded.known_until`;

/** Lets the attempts on one account be judged one after the other: guesses that come at once are counted like others. */
export async function queueUp(tx: Tx, username: string): Promise<void> {
  await tx.query(LOCK, [username]);
}

/** Names are kept only as keyed hashes: somebody may have typed their password where the name goes. */
export function lockOutFor(tx: Tx, { blindIndexKey }: KeyRing, policy: LockOutPolicy, attempt: Attempt): LockOut {
  const { username, network } = attempt;
  const { atOneAddress, account, address } = policy;
  const counts = countsIn(tx);
  const key = (what: string, ...of: string[]) => macOf(blindIndexKey, ['sign-in', what, ...of]).toString('base64url');
  const addressHash = macOf(blindIndexKey, ['sign-in', 'known', network]);
  const waits = {
    pair: `wait ${key('pair', username, network)}`,
    account: `wait ${key('account', username)}`,
    address: `wait ${key('address', network)}`,
  };
  const count = async (counted: string, seconds: number) =>
    (await counts.penalty(counted, 1, { customDuration: seconds })).consumedPoints;
  const left = async (wait: string) => Math.ceil(((await counts.get(wait))?.msBeforeNext ?? 0) / 1000);
  const isKnown = async () => (await tx.query(KNOWN, [username, addressHash])).length > 0;

  return {
    async secondsToWait() {
      const ofAccount = await left(waits.account);
      return Math.max(
        await left(waits.pair),
        await left(waits.address),
        ofAccount > 0 && (await isKnown()) ? 0 : ofAccount,
      );
    },
    async failed() {
      // Always in this order, so that no two transactions wait for each other.
      const here = await count(key('pair', username, network), atOneAddress.forgottenAfterSeconds);
      if (here >= atOneAddress.free) await counts.block(waits.pair, waitAfter(here, atOneAddress));
      const everywhere = await count(key('account', username), account.withinSeconds);
      if (everywhere >= account.failures) await counts.block(waits.account, account.waitSeconds);
      const fromHere = await count(key('address', network), address.withinSeconds);
      if (fromHere >= address.failures) await counts.block(waits.address, address.waitSeconds);
    },
    async succeeded() {
      await counts.delete(key('pair', username, network));
      await tx.query(NOTE_KNOWN, [username, addressHash, account.knownAddressDays]);
    },
  };
}

function waitAfter(failures: number, policy: LockOutPolicy['atOneAddress']): number {
  // Beyond 2^20 the longest wait is reached whatever the policy.
  const doubled = policy.firstWaitSeconds * 2 ** Math.min(failures - policy.free, 20);
  return Math.min(doubled, policy.longestWaitSeconds);
}

/** The library's counters on a transaction of ours, whose rows are seen by the record alone. */
function countsIn(tx: Tx): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: {
      async query({ text, values }: { text: string; values: unknown[] }) {
        const rows = await tx.query(text, values);
        return { rows, rowCount: rows.length };
      },
    },
    storeType: 'client',
    tableName: 'sign_in_attempt',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: '',
    points: 1,
    duration: 1,
  });
}
