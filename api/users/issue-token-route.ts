import { z } from 'zod';
import { administeredUser } from '../../record/identity/administration.ts';
import type { Tx } from '../../record/transaction.ts';
import { ASKED_WRONGLY } from '../account/act-once.ts';
import { makeToken } from '../account/make-token.ts';
import { NewToken, TokenMade } from '../account/token-schema.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { found } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

/** `POST /users/{id}/issue-token`: for a machine, which cannot sign in to make its own. Persons make theirs themselves. */
export function issueTokenRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/users/{id}/issue-token',
    operationId: 'user-issue-token',
    tag: 'users',
    summary: '签发接口令牌 to a machine – shown once',
    params: z.object({ id: z.string() }),
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: NewToken },
    answers: { 201: { description: 'made', schema: TokenMade } },
    problems: ['not-permitted', 'not-found', 'not-possible-now', 'invalid', ...ASKED_WRONGLY],
    signedIn: true,
    access: { of: 'county', right: 'users' },
    before: [receiveBody],
    async handle(request) {
      const id = request.params.id ?? '';
      const wanted = request.body.json(NewToken);
      const guard = async (tx: Tx) => {
        const { hasPassword } = found(await administeredUser(tx, id));
        if (hasPassword) throw new Problem('not-possible-now', { allowed: [] });
      };
      return makeToken(record, request, `POST /users/${id}/issue-token`, id, wanted, guard);
    },
  };
}
