import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { identityVersion1 } from '../../domain/policy/version-1/identity.ts';
import { findSession } from '../../record/identity/sessions.ts';
import { inTransaction, SYSTEM, type Tx } from '../../record/transaction.ts';
import { addUser, attempt, clientAt, GOOD, realCounty, signedIn, waitsOver } from './identity-support.ts';
import type { CountyRecord } from './people-support.ts';

const { atOneAddress, account, address } = identityVersion1.lockOut;
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

let county: CountyRecord;
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(county.record.db, SYSTEM, work);
const forgetAll = () => asSystem((tx) => tx.query('DELETE FROM sign_in_attempt'));

beforeAll(async () => {
  county = await realCounty();
  await addUser(county, { id: 'wang', name: '王德厚' });
  await addUser(county, { id: 'disabled' });
  await addUser(county, { id: 'past', validFrom: '2021-01-01', validUntil: '2021-12-31' });
  await asSystem((tx) => tx.query(`UPDATE app_user SET status = 'disabled' WHERE id = 'disabled'`));
});

afterEach(forgetAll);
afterAll(() => county.close());

/** Guesses wrongly so many times. */
async function failing(username: string, count: number, from?: string): Promise<void> {
  for (const index of times(count)) await attempt(county, username, `${index}`, { address: from ?? '192.0.2.1' });
}

describe('who may not sign in', () => {
  it('is refused alike, whatever the reason, after one verification each', async () => {
    let verified = 0;
    vi.resetModules();
    vi.doMock('@node-rs/argon2', async (original) => {
      const real = await original<typeof import('@node-rs/argon2')>();
      const verify: typeof real.verify = (...given) => {
        verified += 1;
        return real.verify(...given);
      };
      return { ...real, verify };
    });
    const { signIn } = await import('../../record/identity/sign-in.ts');
    const tried = async (username: string, password: string) => {
      verified = 0;
      const startedAt = performance.now();
      const outcome = await signIn(county.record, { username, password, client: clientAt('192.0.2.2') });
      return { outcome, verified, ms: performance.now() - startedAt };
    };
    // The first one loads what the others find loaded.
    await tried('nobody', GOOD);
    const cases = [
      ['nobody', GOOD],
      ['wang', 'wrong'],
      ['disabled', GOOD],
      ['past', GOOD],
    ] as const;
    for (const [username, password] of cases) {
      const { outcome, verified: count } = await tried(username, password);
      expect([username, outcome, count]).toEqual([username, { refused: 'wrong-credentials' }, 1]);
    }
    await forgetAll();
    const median = async (username: string) => {
      const ms: number[] = [];
      for (const _ of times(3)) ms.push((await tried(username, 'wrong')).ms);
      await forgetAll();
      return ms.sort((a, b) => a - b)[1] ?? 0;
    };
    const ratio = (await median('nobody-else')) / (await median('wang'));
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
    vi.doUnmock('@node-rs/argon2');
    vi.resetModules();
  });
});

describe('failures for one name at one address', () => {
  it.each(['wang', 'nobody'])('are followed by waits that grow, whether or not there is %s', async (name) => {
    await failing(name, atOneAddress.free);
    expect(await attempt(county, name, GOOD)).toEqual({ waitSeconds: atOneAddress.firstWaitSeconds });
    await waitsOver(county);
    await failing(name, 1);
    expect(await attempt(county, name, GOOD)).toEqual({ waitSeconds: 2 * atOneAddress.firstWaitSeconds });
    for (const _ of times(8)) {
      await waitsOver(county);
      await failing(name, 1);
    }
    expect(await attempt(county, name, GOOD)).toEqual({ waitSeconds: atOneAddress.longestWaitSeconds });
  });

  it('hold for every process and after a restart, and not elsewhere', async () => {
    await failing('wang', atOneAddress.free);
    const another = county.reopened();
    expect(await attempt({ record: another }, 'wang', GOOD)).toHaveProperty('waitSeconds');
    expect(await attempt(county, 'wang', GOOD, { address: '192.0.2.77' })).toHaveProperty('token');
    await waitsOver(county);
    expect(await attempt({ record: another }, 'wang', GOOD)).toHaveProperty('token');
    // Who has signed in begins anew.
    await failing('wang', atOneAddress.free - 1);
    expect(await attempt(county, 'wang', GOOD)).toHaveProperty('token');
  });

  it('made all at once are counted like others, and the right guess among them tells nothing', async () => {
    const guesses = await Promise.all(
      times(20).map((index) => attempt(county, 'wang', index === 19 ? GOOD : `${index}`, { address: '192.0.2.3' })),
    );
    const refused = guesses.filter((outcome) => outcome === 'wrong-credentials');
    const let_in = guesses.filter((outcome) => typeof outcome === 'object' && 'token' in outcome);
    expect(refused.length).toBeLessThanOrEqual(atOneAddress.free + let_in.length * atOneAddress.free);
    expect(guesses.filter((outcome) => typeof outcome === 'object' && 'waitSeconds' in outcome).length).toBeGreaterThan(
      5,
    );
  });
});

describe('failures for one name from everywhere', () => {
  it('close the account for minutes, except where it was signed in to lately', async () => {
    await signedIn(county, 'wang', { address: '198.51.100.1' });
    for (const index of times(account.failures)) await failing('wang', 1, `203.0.113.${index}`);
    expect(await attempt(county, 'wang', GOOD, { address: '203.0.113.200' })).toEqual({
      waitSeconds: account.waitSeconds,
    });
    expect(await attempt(county, 'wang', GOOD, { address: '198.51.100.1' })).toHaveProperty('token');
    await waitsOver(county);
    expect(await attempt(county, 'wang', GOOD, { address: '203.0.113.200' })).toHaveProperty('token');
  });
});

describe('failures at one address', () => {
  it('are counted over all names', async () => {
    await failing('one', 1, '192.0.2.50');
    // As if the others had failed before: two hundred verifications would take a while.
    await asSystem((tx) => tx.query('UPDATE sign_in_attempt SET points = $1', [address.failures - 1]));
    await failing('another', 1, '192.0.2.50');
    expect(await attempt(county, 'wang', GOOD, { address: '192.0.2.50' })).toEqual({
      waitSeconds: address.waitSeconds,
    });
    expect(await attempt(county, 'wang', GOOD, { address: '192.0.2.51' })).toHaveProperty('token');
  });
});

describe('what is demanded of a session', () => {
  const demandOf = async (id: string) => (await findSession(county.record.db, await signedIn(county, id)))?.demand;

  it('is a second factor of police, court and administrators, and a password of one’s own', async () => {
    await addUser(county, { id: 'judge', organisationId: 'court', role: 'judge' });
    await addUser(county, { id: 'fresh', mustChangePassword: true });
    await addUser(county, { id: 'stale' });
    await asSystem((tx) =>
      tx.query(`UPDATE app_user SET password_changed_at = now() - interval '180 days' WHERE id = 'stale'`),
    );
    expect(await demandOf('judge')).toBe('enrol-second-factor');
    expect(await demandOf('fresh')).toBe('change-password');
    expect(await demandOf('stale')).toBe('change-password');
    expect(await demandOf('wang')).toBeNull();
  });
});
