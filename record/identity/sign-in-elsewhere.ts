import type { RecordContext } from '../context.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';
import { identityRules } from './rules.ts';
import { type Client, openSession } from './sessions.ts';
import { findUserInOffice } from './users.ts';

/**
 * 统一身份认证登录: for whom another provider vouches. Whoever may not act today, or is not known here, is let in by nobody's
 * word: null. A second factor is that provider's to ask for.
 */
export async function signInElsewhere(
  record: RecordContext,
  { username, client }: { username: string; client: Client },
): Promise<{ token: string } | null> {
  const reading = await record.clock.reading();
  return inTransaction(record.db, SIGN_IN, async (tx) => {
    const user = await findUserInOffice(tx, username);
    if (user === null) return null;
    const { session } = await identityRules(record, tx, reading);
    const token = await openSession(tx, { ...client, ...session, userId: user.id, manner: 'oidc', mustEnrol: false });
    return { token };
  });
}
