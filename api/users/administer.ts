import type { RecordContext } from '../../record/context.ts';
import { administeredUser } from '../../record/identity/administration.ts';
import type { Tx } from '../../record/transaction.ts';
import { actOnce } from '../account/act-once.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import { found } from '../http/reading.ts';
import type { SignedInRequest } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { userAnswer } from './user-answer.ts';

const ANOTHER = '本人的账户由另一名管理员办理。';

/**
 * 管理 of somebody's account: by an administrator, never of their own (a second one does that), so that nobody gives
 * themselves a role. Answers the user as they then are.
 */
export async function administer(
  record: RecordContext,
  tokens: KnownTokens,
  request: SignedInRequest,
  what: string,
  act: (tx: Tx, id: string) => Promise<void>,
) {
  const { actor, params } = request;
  const id = params.id ?? '';
  if (id === actor.userId) throw new Problem('not-permitted', { detail: ANOTHER });
  const guarded = async (tx: Tx) => {
    found(await administeredUser(tx, id));
    await act(tx, id);
  };
  const user = await actOnce(record, request, `POST /users/${id}/${what}`, guarded, (tx) => userAnswer(tx, id));
  tokens.forgetUser(id);
  return { status: 200, body: user };
}
