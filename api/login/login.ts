import { z } from 'zod';
import { signIn } from '../../record/identity/sign-in.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { id, text } from '../http/fields.ts';
import type { OpenRoute } from '../http/route.ts';
import { refusedSignIn } from './refused-sign-in.ts';

const Credentials = z
  .strictObject({
    username: text(64),
    password: text(256),
    code: text(64).optional().meta({ description: '动态口令或者恢复代码, where the account has a second factor' }),
  })
  .meta({ id: 'Credentials', example: { username: 'mediator.yangping', password: 'demo' } });

const LoggedIn = z
  .object({
    token: z.string().meta({ description: '令牌, sent as `Authorization: Bearer <token>`' }),
    demand: z
      .enum(['change-password', 'enrol-second-factor'])
      .optional()
      .meta({ description: 'what must be done before anything else is possible' }),
    user: z.object({
      id,
      username: z.string(),
      name: z.string(),
      role: z.string(),
      organisation: z.object({ id, name: z.string(), level: z.string() }),
    }),
  })
  .meta({ id: 'LoggedIn' });

/** `POST /login`: a bearer token for a user's name, password and, where there is one, second factor. */
export function loginRoute({ record }: ApiContext): OpenRoute {
  return {
    method: 'post',
    path: '/api/v1/login',
    operationId: 'login',
    tag: 'login',
    summary: '登录 – sign in',
    description:
      'Failures are counted for the name at one address, for the name from everywhere and for the address, whether or not ' +
      'there is such a name; `Retry-After` says how long nothing is looked at.',
    requestBody: { mediaType: 'application/json', schema: Credentials },
    answers: { 200: { description: 'signed in', schema: LoggedIn } },
    problems: [
      'wrong-credentials',
      'second-factor-needed',
      'wrong-second-factor',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'too-many-attempts',
    ],
    signedIn: false,
    access: { of: 'everyone', because: 'whoever logs in is nobody yet' },
    before: [receiveBody],
    async handle(request) {
      const outcome = await signIn(record, { ...request.body.json(Credentials), client: request.client });
      if ('refused' in outcome) throw refusedSignIn(outcome.refused);
      const { token, user, demand } = outcome;
      const organisation = (await record.organisations())[user.organisationId];
      return {
        status: 200,
        body: {
          token,
          ...(demand === null ? {} : { demand }),
          user: {
            id: user.id,
            username: user.id,
            name: user.name,
            role: user.role,
            organisation: { id: user.organisationId, name: organisation?.name, level: organisation?.level },
          },
        },
      };
    },
  };
}
