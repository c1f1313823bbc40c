import { demoOrganisations } from '../../demo/organisations.ts';
import { createUser, type NewUser } from '../../record/identity/users.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { makeReal } from '../support/demo.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith } from './caller.ts';

/** Long enough, and nobody's name is in it. */
export const GOOD = '青石巷口 卖豆腐 1987';

/** The API over a database of real data, in which the demo's leniency does not hold. */
export async function startRealApi(users: Omit<NewUser, 'name'>[]): Promise<ApiUnderTest> {
  const { ownerUrl, appUrl } = await freshDatabase();
  await makeReal(ownerUrl);
  const api = await startApi({ usernames: [], databaseUrl: appUrl, demo: false });
  await inTransaction(api.record.db, SYSTEM, async (tx) => {
    await saveOrganisations(tx, demoOrganisations);
    for (const user of users) await createUser(tx, { name: user.id, password: GOOD, ...user });
  });
  return api;
}

export async function signIn(url: string, username: string, password = GOOD, more = {}) {
  const answer = await callerWith(url).post('/login', { username, password, ...more });
  return { ...answer, caller: callerWith(url, answer.body.token as string) };
}

/** Somebody whose sign-in must succeed. */
export async function signedIn(url: string, username: string, password = GOOD): Promise<Caller> {
  const { status, body, caller } = await signIn(url, username, password);
  if (status !== 200) throw new Error(`${username}: ${JSON.stringify(body)}`);
  return caller;
}
