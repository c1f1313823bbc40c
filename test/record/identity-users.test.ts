import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endSession, findSession } from '../../record/identity/sessions.ts';
import { signIn } from '../../record/identity/sign-in.ts';
import { createUser, findUser, findUserInOffice } from '../../record/identity/users.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type CountyRecord, countyRecord } from './people-support.ts';

let county: CountyRecord;
const wang = { id: 'wang', name: '王德厚', organisationId: 'yangping', role: 'village-mediator' } as const;
const client = { address: '192.0.2.7', userAgent: 'test' };
const attempt = (username: string, password: string) => signIn(county.record, { username, password, client });
const right = async () => (await attempt('wang', '羊坪 2026'))?.token ?? '';

beforeAll(async () => {
  county = await countyRecord();
  await inTransaction(county.record.db, SYSTEM, (tx) => createUser(tx, { ...wang, password: '羊坪 2026' }));
});

afterAll(() => county.close());

describe('a user', () => {
  it('signs in, acts by the token, and no longer does after signing out', async () => {
    const signedIn = await attempt('wang', '羊坪 2026');
    expect(signedIn?.user).toEqual(wang);
    const token = signedIn?.token ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const session = await findSession(county.record.db, token);
    expect(session).toMatchObject({
      actor: { userId: 'wang', organisationId: 'yangping', role: 'village-mediator' },
      manner: 'password',
      demand: null,
    });
    expect(await endSession(county.record.db, 'another', session?.id ?? '')).toBe(false);
    expect(await endSession(county.record.db, 'wang', session?.id ?? '')).toBe(true);
    expect(await findSession(county.record.db, token)).toBeNull();
  });

  it('is not let in with a wrong password, a wrong name or a made-up token', async () => {
    expect(await attempt('wang', '羊坪')).toBeNull();
    expect(await attempt('nobody', '羊坪 2026')).toBeNull();
    expect(await findSession(county.record.db, 'x'.repeat(43))).toBeNull();
  });

  it('is found by id; neither password nor token is stored', async () => {
    const token = await right();
    const [found, inOffice, stored] = await inTransaction(county.record.db, SYSTEM, (tx) =>
      Promise.all([
        findUser(tx, 'wang'),
        findUserInOffice(tx, 'wang'),
        tx.query<{ row: string }>(
          'SELECT u::text || s::text AS row FROM app_user u JOIN session s ON s.user_id = u.id',
        ),
      ]),
    );
    expect([found, inOffice]).toEqual([wang, wang]);
    const everything = JSON.stringify(stored);
    expect(everything).toContain('$argon2id$');
    expect(everything).not.toContain('羊坪 2026');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(Buffer.from(token).toString('hex'));
  });
});
