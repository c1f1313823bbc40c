import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf, startOfDay } from '../../domain/time/instant.ts';
import { officersOf } from '../../record/officers.ts';
import { assignmentsOf, endAssignment, insertAssignment } from '../../record/identity/roles.ts';
import { endSession, findSession, openSession } from '../../record/identity/sessions.ts';
import { forgetOldSignIns } from '../../record/identity/sweep.ts';
import { findUser, findUserInOffice } from '../../record/identity/users.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction, type Tx } from '../../record/transaction.ts';
import { type CountyRecord, countyRecord } from './people-support.ts';
import { addUser, attempt, clientAt, GOOD, signedIn } from './identity-support.ts';

let county: CountyRecord;
const wang = { id: 'wang', name: '王德厚', organisationId: 'yangping', role: 'village-mediator' } as const;
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(county.record.db, SIGN_IN, work);
const sessionOf = (token: string) => findSession(county.record.db, token);

beforeAll(async () => {
  county = await countyRecord();
  await addUser(county, { ...wang });
});

afterAll(() => county.close());

describe('a user', () => {
  it('signs in, acts by the token, and no longer does after signing out', async () => {
    const token = await signedIn(county, 'wang');
    expect(token.length).toBeGreaterThanOrEqual(43);
    const session = await sessionOf(token);
    expect(session).toMatchObject({
      actor: { userId: 'wang', organisationId: 'yangping', role: 'village-mediator' },
      manner: 'password',
      demand: null,
    });
    const { id = '' } = session ?? {};
    expect(await asSystem((tx) => endSession(tx, 'another', id))).toBe(false);
    expect(await asSystem((tx) => endSession(tx, 'wang', id))).toBe(true);
    expect(await sessionOf(token)).toBeNull();
  });

  it('is found by id; neither password nor token is stored', async () => {
    const token = await signedIn(county, 'wang');
    const [found, inOffice, stored] = await asSystem(async (tx) => [
      await findUser(tx, 'wang'),
      await findUserInOffice(tx, 'wang'),
      await tx.query<{ row: string }>(
        'SELECT u::text || s::text AS row FROM app_user u JOIN session s ON user_id = u.id',
      ),
    ]);
    expect([found, inOffice]).toEqual([wang, wang]);
    const everything = JSON.stringify(stored);
    expect(everything).toContain('$argon2id$');
    for (const secret of [GOOD, token, Buffer.from(token).toString('hex')]) expect(everything).not.toContain(secret);
  });

  it('whose password was hashed at a lower cost has it hashed at today’s when it is next at hand', async () => {
    const weak = await hash(GOOD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await addUser(county, { id: 'old' });
    await asSystem((tx) => tx.query('UPDATE app_user SET password_hash = $1 WHERE id = $2', [weak, 'old']));
    await signedIn(county, 'old');
    const [row] = await asSystem((tx) =>
      tx.query<{ h: string }>(`SELECT password_hash AS h FROM app_user WHERE id = 'old'`),
    );
    expect(row?.h).toContain('m=19456,t=2');
    await signedIn(county, 'old');
  });
});

describe('a session', () => {
  it('is over when nothing is asked for long, or when its hours are over, and is then swept', async () => {
    const begin = (more: { idleMinutes?: number; hours?: number }) =>
      asSystem((tx) =>
        openSession(tx, {
          ...{ userId: 'wang', manner: 'password', mustEnrol: false, ...clientAt('192.0.2.9') },
          ...{ idleMinutes: 5, hours: 1, ...more },
        }),
      );
    const [idle, old, alive] = [await begin({ idleMinutes: -1 }), await begin({ hours: -1 }), await begin({})];
    expect([await sessionOf(idle), await sessionOf(old)]).toEqual([null, null]);
    expect(await sessionOf(alive)).not.toBeNull();
    await forgetOldSignIns(county.record.db);
    const left = await asSystem((tx) => tx.query(`SELECT FROM session WHERE address = '192.0.2.9'`));
    expect(left).toHaveLength(1);
    expect(await sessionOf(alive)).not.toBeNull();
  });

  it('is noted as seen again after a minute, and nobody waits for it', async () => {
    const token = await signedIn(county, 'wang');
    const seen = () =>
      asSystem((tx) =>
        tx.query<{ ago: number }>(
          `SELECT extract(epoch FROM now() - max(last_seen_at))::float8 AS ago FROM session WHERE id = $1`,
          [id],
        ),
      );
    const id = (await sessionOf(token))?.id;
    await asSystem((tx) => tx.query(`UPDATE session SET last_seen_at = now() - interval '61 s' WHERE id = $1`, [id]));
    await sessionOf(token);
    await expect.poll(async () => (await seen())[0]?.ago).toBeLessThan(60);
  });
});

describe('a role', () => {
  it('is held from its first day to its last by the record’s clock; with it sign-in and session end', async () => {
    const today = dateOf(await county.record.clock.now());
    await addUser(county, {
      id: 'term',
      organisationId: 'qingxi-station',
      role: 'community-officer',
      validUntil: addDays(today, 1),
    });
    await addUser(county, {
      id: 'later',
      organisationId: 'qingxi-station',
      role: 'community-officer',
      validFrom: addDays(today, 2),
    });
    const officers = async () => (await asSystem((tx) => officersOf(tx, 'qingxi-station'))).map(({ userId }) => userId);
    const token = await signedIn(county, 'term');
    expect(await attempt(county, 'later', GOOD)).toBe('wrong-credentials');
    expect(await officers()).toEqual(['term']);
    await county.record.clock.setClock(startOfDay(addDays(today, 2)));
    expect(await sessionOf(token)).toBeNull();
    expect(await attempt(county, 'term', GOOD)).toBe('wrong-credentials');
    expect(await officers()).toEqual(['later']);
    expect(await sessionOf(await signedIn(county, 'later'))).toMatchObject({
      actor: { organisationId: 'qingxi-station' },
    });
    // Their name keeps its place, for the papers that they signed.
    expect(await asSystem((tx) => findUser(tx, 'term'))).toMatchObject({ organisationId: 'qingxi-station' });
    expect(await asSystem((tx) => findUserInOffice(tx, 'term'))).toBeNull();
  });

  it('is one a day: another begins after it, or when it is ended', async () => {
    await addUser(county, { id: 'moving' });
    const move = (more = {}) =>
      asSystem((tx) =>
        insertAssignment(tx, { userId: 'moving', organisationId: 'hekou', role: 'village-mediator', ...more }),
      );
    await expect(move()).rejects.toThrow('重叠');
    await expect(move({ validFrom: '2031-01-02', validUntil: '2031-01-01' })).rejects.toThrow('止日早于起日');
    const [present] = await asSystem((tx) => assignmentsOf(tx, 'moving'));
    expect(await asSystem((tx) => endAssignment(tx, 'moving', present?.id ?? ''))).toBe(true);
    expect(await asSystem((tx) => endAssignment(tx, 'moving', present?.id ?? ''))).toBe(false);
    const both = await Promise.allSettled([move(), move()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await asSystem((tx) => findUserInOffice(tx, 'moving'))).toMatchObject({ organisationId: 'hekou' });
  });
});
