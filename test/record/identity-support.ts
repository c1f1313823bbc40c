import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type Credentials, signIn } from '../../record/identity/sign-in.ts';
import { createUser, type NewUser } from '../../record/identity/users.ts';
import { makeReal } from '../support/demo.ts';
import { type CountyRecord, countyRecord } from './people-support.ts';

/** Long enough, and nobody's name is in it. */
export const GOOD = '青石巷口 卖豆腐 1987';

/** A record of real data: the demo's leniency does not hold. */
export async function realCounty(): Promise<CountyRecord> {
  const county = await countyRecord();
  await makeReal(county.ownerUrl);
  return county;
}

export async function addUser({ record }: CountyRecord, user: Partial<NewUser> & { id: string }): Promise<void> {
  const rest = { name: user.id, organisationId: 'yangping', role: 'village-mediator', password: GOOD } as const;
  await inTransaction(record.db, SYSTEM, (tx) => createUser(tx, { ...rest, ...user }));
}

export function clientAt(address: string): Credentials['client'] {
  return { address, network: address, userAgent: 'test' };
}

/** Signs in, or says why not. */
export async function attempt(
  { record }: Pick<CountyRecord, 'record'>,
  username: string,
  password: string,
  { address = '192.0.2.1', code }: { address?: string; code?: string } = {},
) {
  const outcome = await signIn(record, { username, password, code, client: clientAt(address) });
  return 'refused' in outcome ? outcome.refused : outcome;
}

/** The token of a sign-in that must succeed. */
export async function signedIn(county: Pick<CountyRecord, 'record'>, username: string, more = {}): Promise<string> {
  const outcome = await attempt(county, username, GOOD, more);
  if (typeof outcome === 'string' || 'waitSeconds' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.token;
}

/** Lets every wait run out, and leaves the counts. */
export async function waitsOver({ record }: CountyRecord): Promise<void> {
  await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query(`UPDATE sign_in_attempt SET expire = 0 WHERE key LIKE 'wait %'`),
  );
}
