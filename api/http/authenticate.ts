import type { RequestHandler, Response } from 'express';
import type { Actor } from '../../domain/organisation/actor.ts';
import { Problem } from '../problems/problem.ts';

/** How long a token's owner is remembered without asking the record: a dismissed user is out within this time. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 10_000;
const LONGEST_TOKEN = 200;

/** Who showed which token lately: a click costs one transaction and should not cost two. */
export interface KnownTokens {
  /** The token's actor, null if there is none. */
  actorOf(token: string): Promise<Actor | null>;
  forget(token: string): void;
}

/** @param lookUp asks the record */
export function createKnownTokens(lookUp: (token: string) => Promise<Actor | null>): KnownTokens {
  const known = new Map<string, { actor: Actor; until: number }>();
  return {
    async actorOf(token) {
      const remembered = known.get(token);
      if (remembered && remembered.until > performance.now()) return remembered.actor;
      known.delete(token);
      const actor = await lookUp(token);
      if (known.size >= MOST_REMEMBERED) known.clear();
      if (actor !== null) known.set(token, { actor, until: performance.now() + REMEMBERED_MS });
      return actor;
    },
    forget: (token) => void known.delete(token),
  };
}

/** Lets pass who shows a valid bearer token, else 401. */
export function authenticate(tokens: KnownTokens): RequestHandler {
  return async (request, response, next) => {
    const token = bearerToken(request.get('Authorization'));
    const actor = token === undefined ? null : await tokens.actorOf(token);
    if (actor === null) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } });
    response.locals.actor = actor;
    next();
  };
}

/** The actor that `authenticate` let pass. */
export function actorOf(response: Response): Actor {
  return response.locals.actor as Actor;
}

/** The token in an `Authorization` header; undefined if there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
  return token !== undefined && token.length <= LONGEST_TOKEN ? token : undefined;
}
