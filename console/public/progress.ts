import { z } from 'zod';
import { limitGuessing } from '../../api/public/limits.ts';
import { progressRoute } from '../../api/public/progress-route.ts';
import { ratingsRoute } from '../../api/public/ratings-route.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import type { ConsoleContext } from '../context.ts';
import { openRequest } from '../http/api-request.ts';
import type { OpenPage, PageAnswer, ViewAnswer, Visit } from '../page.ts';
import { progressView, type ShownProgress } from './progress-view.ts';

const Scanned = z.object({ number: z.string().max(64).default('').catch('') });
const SCORES = [5, 4, 3, 2, 1] as const;

/**
 * `/progress`: 进度查询与评价, for a party, without an account: by the number of their case and the code on their receipt, whose QR
 * code leads here with the number filled in and never with the code. The code stands in no address.
 */
export function progressPages(context: ConsoleContext): OpenPage[] {
  const [ask, rate] = [progressRoute(context), ratingsRoute(context)];
  const open = {
    signedIn: false,
    access: { of: 'everyone', because: 'a party has no account: their number and code stand for it, limited in rate' },
  } as const;
  const limits = limitGuessing(context.record, ({ body }) => textOf((body as Record<string, unknown>).number));

  async function shown(visit: Visit, notice: Notice | null): Promise<ViewAnswer> {
    const { number, code } = tried(visit);
    const { body } = await ask.handle(openRequest(visit, { number, code }));
    return {
      view: 'progress',
      title: visit.say.public.title,
      data: {
        ...progressView(body as ShownProgress, visit),
        ...{ notice, code, scores: SCORES.map((score) => ({ score, label: visit.say.public.scores[score] })) },
        comment: visit.fields.comment ?? '',
      },
    };
  }

  /** Says what was wrong where it can be put right; a number and a code that do not belong together are told as one. */
  async function orAsked(visit: Visit, what: () => Promise<PageAnswer>): Promise<PageAnswer> {
    try {
      return await what();
    } catch (error) {
      const problem = problemFrom(error);
      if (problem.code !== 'not-found' && problem.code !== 'invalid') throw error;
      return askedFor(visit, tried(visit).number, { kind: 'bad', text: visit.say.public.wrong });
    }
  }

  return [
    {
      ...open,
      method: 'get',
      path: '/progress',
      handle: (visit) => askedFor(visit, visit.query(Scanned).number, null),
    },
    {
      ...open,
      method: 'post',
      path: '/progress',
      before: limits,
      handle: (visit) => orAsked(visit, () => shown(visit, null)),
    },
    {
      ...open,
      method: 'post',
      path: '/progress/rating',
      before: limits,
      handle: (visit) =>
        orAsked(visit, async () => {
          const { say, fields } = visit;
          const score = Number(fields.score);
          if (!SCORES.some((each) => each === score)) {
            return { ...(await shown(visit, { kind: 'bad', text: say.public.noScore })), status: 422 };
          }
          const comment = (fields.comment ?? '').replace(/\r\n?/g, '\n').trim();
          try {
            await rate.handle(openRequest(visit, { ...tried(visit), score, ...(comment !== '' && { comment }) }));
          } catch (error) {
            const { code } = problemFrom(error);
            const text = { 'not-possible-now': say.public.notNow, invalid: say.public.tooLong }[code as string];
            if (text === undefined) throw error;
            return { ...(await shown(visit, { kind: 'bad', text })), status: problemStatus[code] };
          }
          return shown(visit, { kind: 'good', text: say.public.thanks });
        }),
    },
  ];
}

interface Notice {
  kind: 'good' | 'bad';
  text: string;
}

function askedFor({ say }: Visit, number: string, notice: Notice | null): PageAnswer {
  return {
    view: 'progress-ask',
    title: say.public.title,
    status: notice === null ? 200 : 404,
    data: { number, notice },
  };
}

function tried({ fields }: Visit): { number: string; code: string } {
  return { number: fields.number ?? '', code: fields.code ?? '' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
