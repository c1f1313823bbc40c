import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../domain/organisation/actor.ts';
import { isStreamId } from '../record/stream-id.ts';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives every request an id – the caller's own if it is a plain one – and sends it back as `X-Request-Id`. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id');
  response.locals.requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
  response.set('X-Request-Id', response.locals.requestId as string);
  next();
};

/**
 * One line per request with ids, status and duration. No bodies, no query (`q` may hold a name), no address: the log is no
 * place for personal data.
 */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const line = lineOf(request, response, performance.now() - startedAt);
      if (line.status >= 500) logger.error(line, 'request');
      else if (line.route?.startsWith('/api/')) logger.info(line, 'request');
      else logger.debug(line, 'request');
    });
    next();
  };
}

function lineOf(request: Request, response: Response, ms: number) {
  const { route, id, requestId, actor, problem } = response.locals as { [name: string]: string } & { actor?: Actor };
  return {
    requestId,
    method: request.method,
    route,
    caseId: route?.startsWith('/api/v1/disputes/{id}') && isStreamId(id ?? '') ? id : undefined,
    userId: actor?.userId,
    status: response.writableFinished ? response.statusCode : 499,
    problem,
    ms: Math.round(ms * 10) / 10,
  };
}
