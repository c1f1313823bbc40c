import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { signIn } from '../../record/identity/sign-in.ts';
import type { ApiContext } from '../context.ts';
import { bodyOf, receiveBody } from '../http/body.ts';
import { id, text } from '../http/fields.ts';
import { languageOf } from '../http/language.ts';
import type { OpenRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

const WINDOW_MS = 60_000;
const FAILURES_PER_WINDOW = 60;

const Credentials = z
  .strictObject({ username: text(64), password: text(256) })
  .meta({ id: 'Credentials', example: { username: 'mediator.yangping', password: 'demo' } });

/** Whatever else is wrong with an attempt, it counts for the name. */
const Attempt = z.object({ username: text(64) });

const LoggedIn = z
  .object({
    token: z.string().meta({ description: '令牌, sent as `Authorization: Bearer <token>`' }),
    user: z.object({
      id,
      username: z.string(),
      name: z.string(),
      role: z.string(),
      organisation: z.object({ id, name: z.string(), level: z.string() }),
    }),
  })
  .meta({ id: 'LoggedIn' });

/** `POST /login`: a bearer token for a user's name and password. */
export function loginRoute({ record }: ApiContext): OpenRoute {
  return {
    method: 'post',
    path: '/api/v1/login',
    operationId: 'login',
    tag: 'login',
    summary: '登录 – sign in',
    description: `At most ${FAILURES_PER_WINDOW} failures a minute for one address and user name.`,
    requestBody: { mediaType: 'application/json', schema: Credentials },
    answers: { 200: { description: 'signed in', schema: LoggedIn } },
    problems: ['wrong-credentials', 'malformed', 'too-large', 'unsupported-media-type', 'invalid', 'too-many-attempts'],
    signedIn: false,
    access: { of: 'everyone', because: 'whoever logs in is nobody yet' },
    before: [receiveBody, limitFailures()],
    async handle(request) {
      const { username, password } = request.body.json(Credentials);
      const loggedIn = await signIn(record, { username, password, client: request.client });
      if (!loggedIn) throw new Problem('wrong-credentials', { headers: { 'WWW-Authenticate': 'Bearer' } });
      const { token, user } = loggedIn;
      const organisation = (await record.organisations())[user.organisationId];
      return {
        status: 200,
        body: {
          token,
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

/** Slows guessing down without locking anyone out for good; who signs in rightly is never counted. */
function limitFailures() {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: FAILURES_PER_WINDOW,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    keyGenerator: (request, response) => `${ipKeyGenerator(request.ip ?? '')} ${usernameIn(request, response)}`,
    handler: () => {
      throw new Problem('too-many-attempts', { headers: { 'Retry-After': String(WINDOW_MS / 1000) } });
    },
  });
}

/** The name that is tried; empty where there is none to be read. */
function usernameIn(request: Request, response: Response): string {
  try {
    return bodyOf(request, response, languageOf(request)).json(Attempt).username;
  } catch {
    return '';
  }
}
