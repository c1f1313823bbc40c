import { z } from 'zod';
import { resetPassword, setStatus } from '../../record/identity/administration.ts';
import { revokeApiToken } from '../../record/identity/api-tokens.ts';
import { hashOfPassword, oneTimePassword } from '../../record/identity/passwords.ts';
import { endAssignment, insertAssignment } from '../../record/identity/roles.ts';
import { removeSecondFactor } from '../../record/identity/second-factor.ts';
import { endSessionsOf } from '../../record/identity/sessions.ts';
import type { Tx } from '../../record/transaction.ts';
import { ASKED_WRONGLY, secretOnce } from '../account/act-once.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import { receiveBody } from '../http/body.ts';
import { found } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { administer } from './administer.ts';
import { checkPost } from './check-post.ts';
import { EndedAssignment, NewAssignment, UserDetails, UserWithPassword } from './user-schema.ts';

interface Act {
  what: string;
  summary: string;
  schema?: z.ZodType;
  answer?: z.ZodType;
  handle(request: SignedInRequest): ReturnType<SignedInRoute['handle']>;
}

/** `POST /users/{id}/…`: what an administrator does to somebody's account. */
export function userActRoutes({ record }: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  const does = (what: string, act: (tx: Tx, id: string) => Promise<void>) => (request: SignedInRequest) =>
    administer(record, tokens, request, what, act);
  const acts: Act[] = [
    {
      what: 'assign-role',
      summary: '任命 – a role on days on which no other is held',
      schema: NewAssignment,
      handle(request) {
        const wanted = request.body.json(NewAssignment);
        return administer(record, tokens, request, 'assign-role', async (tx, userId) => {
          await checkPost(record, tx, wanted);
          await insertAssignment(tx, { ...wanted, userId });
        });
      },
    },
    {
      what: 'end-role',
      summary: '免职 – at once; what they are signed in by is over',
      schema: EndedAssignment,
      handle(request) {
        const { assignmentId } = request.body.json(EndedAssignment);
        return administer(record, tokens, request, 'end-role', async (tx, userId) => {
          if (!(await endAssignment(tx, userId, assignmentId))) throw new Problem('not-possible-now', { allowed: [] });
          await endSessionsOf(tx, userId);
        });
      },
    },
    {
      what: 'disable',
      summary: '停用 – out at once, with the machines',
      handle: does('disable', (tx, id) => setStatus(tx, id, 'disabled')),
    },
    { what: 'enable', summary: '启用', handle: does('enable', (tx, id) => setStatus(tx, id, 'active')) },
    { what: 'end-sessions', summary: '强制退出 – of every session', handle: does('end-sessions', endSessionsOf) },
    {
      what: 'reset-second-factor',
      summary: '重置动态口令 – for who has lost it; what they are signed in by is over',
      handle: does('reset-second-factor', async (tx, id) => {
        await removeSecondFactor(tx, id);
        await endSessionsOf(tx, id);
      }),
    },
    {
      what: 'reset-password',
      summary: '重置密码 – to one that is good once; what they are signed in by is over',
      answer: UserWithPassword,
      async handle(request) {
        const password = oneTimePassword(
          secretOnce(record, request, `POST /users/${request.params.id}/reset-password`),
        );
        const passwordHash = await hashOfPassword(password);
        const { status, body } = await administer(record, tokens, request, 'reset-password', async (tx, id) => {
          if (!(await resetPassword(tx, id, passwordHash))) throw new Problem('not-possible-now', { allowed: [] });
        });
        return { status, body: { ...body, oneTimePassword: password } };
      },
    },
    {
      what: 'revoke-token',
      summary: '吊销接口令牌 of a user or a machine',
      schema: z.strictObject({ tokenId: z.uuid() }),
      handle(request) {
        const { tokenId } = request.body.json(z.strictObject({ tokenId: z.uuid() }));
        return administer(record, tokens, request, 'revoke-token', async (tx, id) => {
          found((await revokeApiToken(tx, id, tokenId)) || null);
        });
      },
    },
  ];
  return acts.map(({ what, summary, schema, answer = UserDetails, handle }) => ({
    method: 'post',
    path: `/api/v1/users/{id}/${what}`,
    operationId: `user-${what}`,
    tag: 'users',
    summary,
    params: z.object({ id: z.string() }),
    headers: z.object(idempotencyHeader),
    ...(schema ? { requestBody: { mediaType: 'application/json', schema } } : {}),
    answers: { 200: { description: 'the user as they now are', schema: answer } },
    problems: ['not-permitted', 'not-found', 'not-possible-now', 'invalid', 'rule-broken', ...ASKED_WRONGLY],
    signedIn: true,
    access: { of: 'county', right: 'users' },
    before: [receiveBody],
    handle,
  }));
}
