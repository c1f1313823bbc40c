import { z } from 'zod';
import { apiTokensOf, revokeApiToken } from '../../record/identity/api-tokens.ts';
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
import { makeToken } from './make-token.ts';
import { NewToken, Token, TokenMade } from './token-schema.ts';

/** `GET|POST /account/tokens`, `POST /account/tokens/{id}/revoke`: 接口令牌, by which machines act in one's own name. */
export function tokenRoutes({ record }: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  const common = { tag: 'account', signedIn: true, access: { of: 'own-account' } } as const;
  return [
    {
      ...common,
      method: 'get',
      path: '/api/v1/account/tokens',
      operationId: 'account-tokens',
      summary: '接口令牌 – which machines act in my name',
      answers: { 200: { description: 'the oldest first', schema: z.object({ items: z.array(Token) }) } },
      problems: [],
      async handle({ actor }) {
        return {
          status: 200,
          body: { items: await inTransaction(record.db, SIGN_IN, (tx) => apiTokensOf(tx, actor.userId)) },
        };
      },
    },
    {
      ...common,
      method: 'post',
      path: '/api/v1/account/tokens',
      operationId: 'account-token-make',
      summary: '新建接口令牌 – shown once; it never reaches accounts or users',
      headers: z.object(idempotencyHeader),
      requestBody: { mediaType: 'application/json', schema: NewToken },
      answers: { 201: { description: 'made', schema: TokenMade } },
      problems: ['invalid', ...ASKED_WRONGLY],
      before: [receiveBody],
      handle: (request) =>
        makeToken(record, request, 'POST /account/tokens', request.actor.userId, request.body.json(NewToken)),
    },
    {
      ...common,
      method: 'post',
      path: '/api/v1/account/tokens/{id}/revoke',
      operationId: 'account-token-revoke',
      summary: '吊销接口令牌',
      params: z.object({ id: z.string() }),
      headers: z.object(idempotencyHeader),
      answers: { 204: { description: 'revoked' } },
      problems: ['not-found', ...ASKED_WRONGLY],
      before: [receiveBody],
      async handle(request) {
        const id = uuidParam(request.params);
        const act = async (tx: Tx) => {
          if (!(await revokeApiToken(tx, request.actor.userId, id))) throw new Problem('not-found');
        };
        await actOnce(record, request, `POST /account/tokens/${id}/revoke`, act, async () => undefined);
        tokens.forgetSession(id);
        return { status: 204 };
      },
    },
  ];
}
