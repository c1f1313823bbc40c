import { z } from 'zod';
import { endSession, endSessionsOf, sessionsOf } from '../../record/identity/sessions.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction, type Tx } from '../../record/transaction.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import { receiveBody } from '../http/body.ts';
import { uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { actOnce, ASKED_WRONGLY } from './act-once.ts';

const Session = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'the one that asks' }),
    manner: z.enum(['password', 'password+totp', 'oidc']),
    address: z.string().meta({ description: 'from where it was begun' }),
    userAgent: z.string(),
    createdAt: z.string(),
    lastSeenAt: z.string().meta({ description: 'to the minute' }),
    expiresAt: z.string().meta({ description: 'unless it is used before' }),
  })
  .meta({ id: 'Session' });

/** `GET /account/sessions`, `POST /account/sessions/{id}/end`, `POST /account/sessions/end-all`: 登录会话 of one's own. */
export function sessionRoutes({ record }: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  const common = { tag: 'account', signedIn: true, access: { of: 'own-account' } } as const;
  return [
    {
      ...common,
      method: 'get',
      path: '/api/v1/account/sessions',
      operationId: 'account-sessions',
      summary: '登录会话 – where I am signed in',
      answers: { 200: { description: 'the one used last first', schema: z.object({ items: z.array(Session) }) } },
      problems: [],
      async handle({ actor, session }) {
        const items = await inTransaction(record.db, SIGN_IN, (tx) => sessionsOf(tx, actor.userId));
        return { status: 200, body: { items: items.map((item) => ({ ...item, current: item.id === session.id })) } };
      },
    },
    {
      ...common,
      method: 'post',
      path: '/api/v1/account/sessions/{id}/end',
      operationId: 'account-session-end',
      summary: '退出该会话 – it is worth nothing from now on',
      params: z.object({ id: z.string() }),
      headers: z.object(idempotencyHeader),
      answers: { 204: { description: 'ended' } },
      problems: ['not-found', ...ASKED_WRONGLY],
      before: [receiveBody],
      async handle(request) {
        const id = uuidParam(request.params);
        const act = async (tx: Tx) => {
          if (!(await endSession(tx, request.actor.userId, id))) throw new Problem('not-found');
        };
        await actOnce(record, request, `POST /account/sessions/${id}/end`, act, async () => undefined);
        tokens.forgetSession(id);
        return { status: 204 };
      },
    },
    {
      ...common,
      method: 'post',
      path: '/api/v1/account/sessions/end-all',
      operationId: 'account-sessions-end-all',
      summary: '全部退出 – every session ends, this one too; tokens of machines stay',
      answers: { 204: { description: 'signed out everywhere' } },
      problems: [],
      async handle({ actor }) {
        await inTransaction(record.db, SIGN_IN, (tx) => endSessionsOf(tx, actor.userId));
        tokens.forgetUser(actor.userId);
        return { status: 204 };
      },
    },
  ];
}
