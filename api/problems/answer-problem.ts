import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { languageOf } from '../http/language.ts';
import { type Language, problemStatus, problemWords } from './catalogue.ts';
import type { Problem } from './problem.ts';
import { problemFrom } from './problem-from.ts';

/** The last handler: whatever was thrown leaves as RFC 9457 problem; what nobody foresaw is logged and shows no internals. */
export function answerProblem(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemFrom(error);
    response.locals.problem = problem.code;
    if (problem.code === 'internal') logger.error({ requestId: response.locals.requestId, err: error }, 'unexpected');
    sendProblem(response, problem, languageOf(request));
  };
}

export function sendProblem(response: Response, { code, about }: Problem, language: Language): void {
  const { title, detail } = problemWords(code, language);
  const status = problemStatus[code];
  response
    .status(status)
    .set(about.headers ?? {})
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:fengqiao:problem:${code}`,
        title,
        status,
        code,
        detail: about.detail ?? detail,
        errors: about.errors,
        allowed: about.allowed,
        requestId: response.locals.requestId,
      }),
    );
}
