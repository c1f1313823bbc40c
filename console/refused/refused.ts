import type { ErrorRequestHandler } from 'express';
import { problemStatus } from '../../api/problems/catalogue.ts';
import { sendProblem } from '../../api/problems/answer-problem.ts';
import { Problem } from '../../api/problems/problem.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { type ConsoleContext, isBehindTls } from '../context.ts';
import { sendAnswer } from '../http/answer.ts';
import { ForgedForm, type ForgeryGuard } from '../http/forgery.ts';
import { isForScript, visitOf } from '../http/visit.ts';
import { saidOf } from './said.ts';

/** The last handler of the console: what a page refuses is said on a page, with what to do now. */
export function refusedPage(context: ConsoleContext, guard: ForgeryGuard): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const visit = visitOf(request, response, guard, isBehindTls(context));
    const problem = problemFrom(error);
    const isForged = error instanceof ForgedForm;
    response.locals.problem = isForged ? 'forged-form' : problem.code;
    const { requestId } = response.locals as { requestId: string };
    if (problem.code === 'internal' && !isForged) context.logger.error({ requestId, err: error }, 'unexpected');
    if (isForScript(request)) {
      sendProblem(
        response,
        isForged ? new Problem('malformed', { detail: visit.say.refused.csrf }) : problem,
        visit.language,
      );
      return;
    }
    const words = visit.say.problems[problem.code];
    const title = isForged ? visit.say.refused.title : words.title;
    const detail = isForged ? visit.say.refused.csrf : saidOf(problem, visit.say);
    response.set(problem.about.headers ?? {});
    await sendAnswer(
      context,
      guard,
      { request, response, visit },
      {
        view: 'refused',
        title,
        status: isForged ? 403 : problemStatus[problem.code],
        data: { title, detail, requestId },
      },
      isForged || (problem.code !== 'unavailable' && problem.code !== 'internal'),
    );
  };
}
