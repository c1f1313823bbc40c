import { endSession } from '../../record/identity/sessions.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import type { SignedInRoute } from '../http/route.ts';

/** `POST /logout`: the token is worth nothing from now on. */
export function logoutRoute({ record }: ApiContext, tokens: KnownTokens): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/logout',
    operationId: 'logout',
    tag: 'login',
    summary: '退出 – ends the session',
    answers: { 204: { description: 'signed out' } },
    problems: [],
    signedIn: true,
    access: { of: 'own-account' },
    whileDemanded: ['change-password', 'enrol-second-factor'],
    async handle({ actor, session }) {
      await inTransaction(record.db, SIGN_IN, (tx) => endSession(tx, actor.userId, session.id));
      tokens.forgetSession(session.id);
      return { status: 204 };
    },
  };
}
