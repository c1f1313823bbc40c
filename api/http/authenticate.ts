import type { RequestHandler, Response } from 'express';
import type { SignIn } from '../../record/identity/sessions.ts';
import { Problem } from '../problems/problem.ts';

/** How long a token's owner is remembered without asking the record: a dismissed user is out within this time. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 10_000;
const LONGEST_TOKEN = 200;

/** Who showed which token lately: a click costs one transaction and should not cost two. */
export interface KnownTokens {
  /** Whom the token stands for, null if for nobody. */
  signInOf(token: string): Promise<SignIn | null>;
  /** Asks the record again at the next request: one session has ended or changed. */
  forgetSession(id: string): void;
  /** The same for everything that a user is signed in by. */
  forgetUser(userId: string): void;
}

/** @param lookUp asks the record */
export function createKnownTokens(lookUp: (token: string) => Promise<SignIn | null>): KnownTokens {
  const known = new Map<string, { signIn: SignIn; until: number }>();
  /** Counts what was forgotten: an answer that was on its way meanwhile is not remembered. */
  let forgotten = 0;
  const forget = (isMeant: (signIn: SignIn) => boolean) => {
    forgotten += 1;
    for (const [token, { signIn }] of known) if (isMeant(signIn)) known.delete(token);
  };
  return {
    async signInOf(token) {
      const remembered = known.get(token);
      if (remembered && remembered.until > performance.now()) return remembered.signIn;
      known.delete(token);
      const before = forgotten;
      const signIn = await lookUp(token);
      if (known.size >= MOST_REMEMBERED) known.clear();
      if (signIn !== null && forgotten === before) {
        known.set(token, { signIn, until: performance.now() + REMEMBERED_MS });
      }
      return signIn;
    },
    forgetSession: (id) => forget((signIn) => signIn.id === id),
    forgetUser: (userId) => forget(({ actor }) => actor.userId === userId),
  };
}

/** Lets pass who shows a valid bearer token, else 401. */
export function authenticate(tokens: KnownTokens): RequestHandler {
  return async (request, response, next) => {
    const token = bearerToken(request.get('Authorization'));
    const signIn = token === undefined ? null : await tokens.signInOf(token);
    if (signIn === null) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } });
    response.locals.signIn = signIn;
    response.locals.actor = signIn.actor;
    next();
  };
}

/** Whom `authenticate` let pass. */
export function signInOf(response: Response): SignIn {
  return response.locals.signIn as SignIn;
}

/** The token in an `Authorization` header; undefined if there is none. */
function bearerToken(header: string | undefined): string | undefined {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
  return token !== undefined && token.length <= LONGEST_TOKEN ? token : undefined;
}
