import { z } from 'zod';
import { listUsers } from '../../record/identity/administration.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import { pageOf } from '../http/paging.ts';
import type { SignedInRoute } from '../http/route.ts';
import { userAnswer } from './user-answer.ts';
import { User, UserDetails, UserFilter } from './user-schema.ts';

/** `GET /users`, `GET /users/{id}`: 用户名册 for the administrator. */
export function userReadRoutes({ record }: ApiContext): SignedInRoute[] {
  const common = { method: 'get', tag: 'users', signedIn: true, access: { of: 'county', right: 'users' } } as const;
  return [
    {
      ...common,
      path: '/api/v1/users',
      operationId: 'users',
      summary: '用户名册',
      queryOf: UserFilter,
      answers: { 200: { description: 'by login name', schema: pageOf(User) } },
      problems: ['not-permitted', 'invalid'],
      async handle(request) {
        const { page, pageSize, ...filter } = request.query(UserFilter);
        const body = await inTransaction(record.db, SIGN_IN, (tx) => listUsers(tx, filter, { page, pageSize }));
        return { status: 200, body };
      },
    },
    {
      ...common,
      path: '/api/v1/users/{id}',
      operationId: 'user',
      summary: '用户 – with every role they had, and the tokens that act in their name',
      params: z.object({ id: z.string() }),
      answers: { 200: { description: 'the user', schema: UserDetails } },
      problems: ['not-permitted', 'not-found'],
      async handle({ params }) {
        return { status: 200, body: await inTransaction(record.db, SIGN_IN, (tx) => userAnswer(tx, params.id ?? '')) };
      },
    },
  ];
}
