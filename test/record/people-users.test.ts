import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { actorOf, createUser, findUser, login, logout } from '../../record/users.ts';
import { type CountyRecord, countyRecord } from './people-support.ts';

let county: CountyRecord;
const wang = { id: 'wang', name: '王德厚', organisationId: 'yangping', role: 'village-mediator' } as const;

beforeAll(async () => {
  county = await countyRecord();
  await inTransaction(county.record.db, SYSTEM, (tx) => createUser(tx, { ...wang, password: '羊坪 2026' }));
});

afterAll(() => county.close());

describe('a user', () => {
  it('logs in, acts by the token, and no longer does after logging out', async () => {
    const loggedIn = await login(county.record, 'wang', '羊坪 2026');
    expect(loggedIn?.user).toEqual(wang);
    const token = loggedIn?.token ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(await actorOf(county.record, token)).toEqual({
      userId: 'wang',
      organisationId: 'yangping',
      role: 'village-mediator',
    });
    await logout(county.record, token);
    expect(await actorOf(county.record, token)).toBeNull();
  });

  it('is not let in with a wrong password, a wrong name or a made-up token', async () => {
    expect(await login(county.record, 'wang', '羊坪')).toBeNull();
    expect(await login(county.record, 'nobody', '羊坪 2026')).toBeNull();
    expect(await actorOf(county.record, 'x'.repeat(43))).toBeNull();
  });

  it('is out when the session has run out', async () => {
    const token = (await login(county.record, 'wang', '羊坪 2026'))?.token ?? '';
    await inTransaction(county.record.db, SYSTEM, (tx) =>
      tx.query(`INSERT INTO session SELECT '\\x00', user_id, now() - interval '1 s' FROM session LIMIT 1`),
    );
    expect(await actorOf(county.record, token)).not.toBeNull();
    await login(county.record, 'wang', '羊坪 2026');
    const expired = await inTransaction(county.record.db, SYSTEM, (tx) =>
      tx.query('SELECT 1 FROM session WHERE expires_at < now()'),
    );
    expect(expired).toEqual([]);
  });

  it('is found by id; neither password nor token is stored', async () => {
    const token = (await login(county.record, 'wang', '羊坪 2026'))?.token ?? '';
    const [found, stored] = await inTransaction(county.record.db, SYSTEM, (tx) =>
      Promise.all([
        findUser(tx, 'wang'),
        tx.query<{ row: string }>(
          'SELECT u::text || s::text AS row FROM app_user u JOIN session s ON s.user_id = u.id',
        ),
      ]),
    );
    expect(found).toEqual(wang);
    const everything = JSON.stringify(stored);
    expect(everything).toContain('$argon2id$');
    expect(everything).not.toContain('羊坪 2026');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(Buffer.from(token).toString('hex'));
  });
});
