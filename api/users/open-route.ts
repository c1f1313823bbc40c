import { z } from 'zod';
import { queueUp } from '../../record/identity/lock-out.ts';
import { identityRules } from '../../record/identity/rules.ts';
import { createUser, findUser } from '../../record/identity/users.ts';
import { oneTimePassword } from '../../record/identity/passwords.ts';
import type { Tx } from '../../record/transaction.ts';
import { actOnce, ASKED_WRONGLY, secretOnce } from '../account/act-once.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { checkPost } from './check-post.ts';
import { userAnswer } from './user-answer.ts';
import { NewUser, UserWithPassword } from './user-schema.ts';

const ROUTE = 'POST /users';

/** `POST /users`: 新建用户, with a password that is good once. */
export function openUserRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/users',
    operationId: 'user-open',
    tag: 'users',
    summary: '新建用户 – with a role, and a password that must be changed at the first sign-in',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: NewUser },
    answers: { 201: { description: 'the user', schema: UserWithPassword } },
    problems: ['not-permitted', 'invalid', 'rule-broken', ...ASKED_WRONGLY],
    signedIn: true,
    access: { of: 'county', right: 'users' },
    before: [receiveBody],
    async handle(request) {
      const { username, withPassword, ...wanted } = request.body.json(NewUser);
      const password = withPassword ? oneTimePassword(secretOnce(record, request, ROUTE)) : undefined;
      const reading = await record.clock.reading();
      const act = async (tx: Tx) => {
        await queueUp(tx, username);
        await checkPost(record, tx, wanted);
        if (await findUser(tx, username)) {
          throw new Problem('invalid', { errors: [{ path: 'username', message: '用户名已有人使用' }] });
        }
        const { changedAtFirst } = (await identityRules(record, tx, reading)).password;
        await createUser(tx, { ...wanted, id: username, password, mustChangePassword: changedAtFirst });
      };
      const user = await actOnce(record, request, ROUTE, act, (tx) => userAnswer(tx, username));
      return { status: 201, body: { ...user, oneTimePassword: password } };
    },
  };
}
