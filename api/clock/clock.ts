import { z } from 'zod';
import { advance, changeRate } from '../../engine/advance-clock.ts';
import type { ClockReading } from '../../record/clock.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { clockProblem } from './clock-problem.ts';
import { createClockRequests } from './clock-requests.ts';
import { durationMs } from './duration.ts';

const LONGEST_ADVANCE_MS = 3_660 * 86_400_000;
const HIGHEST_RATE = 10_000_000;

const Reading = z
  .object({ now: z.string().meta({ format: 'date-time' }), rate: z.number(), demo: z.boolean() })
  .meta({ id: 'ClockReading', example: { now: '2026-01-08T09:00:00.000+08:00', rate: 1, demo: true } });

const advanceMs = z
  .string()
  .max(40)
  .transform((text, context) => {
    const ms = durationMs(text);
    if (ms !== null && ms > 0 && ms <= LONGEST_ADVANCE_MS) return ms;
    context.addIssue({ code: 'custom', message: '须为 ISO 8601 时长,如 P3D 或者 PT36H,最长十年' });
    return z.NEVER;
  });

const Move = z
  .strictObject({
    advance: advanceMs.optional().meta({ description: 'a duration, passed through due instant by due instant' }),
    rate: z.number().min(1).max(HIGHEST_RATE).optional().meta({ description: 'seconds of the record in a real one' }),
  })
  .refine(({ advance: by, rate }) => (by === undefined) !== (rate === undefined), {
    error: 'advance 与 rate 须填且只填一项',
  });

/** `GET` and `POST /clock`: 演示时钟. Over real data there are no such addresses. */
export function clockRoutes(context: ApiContext): SignedInRoute[] {
  return context.demo ? [readClockRoute(context), moveClockRoute(context)] : [];
}

function readClockRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/clock',
    operationId: 'clock',
    tag: 'clock',
    summary: '演示时钟 – what time it is in the demo',
    answers: { 200: { description: 'the clock', schema: Reading } },
    problems: [],
    signedIn: true,
    access: { of: 'county', right: 'clock' },
    handle: async () => ({ status: 200, body: answerOf(await record.clock.reading()) }),
  };
}

/** The one call that waits for the engine: what came due has been acted on when the answer is sent. */
function moveClockRoute({ record, engine }: ApiContext): SignedInRoute {
  const requests = createClockRequests(record.clock);
  const move = async (request: SignedInRequest): Promise<ClockReading> => {
    const { advance: by, rate } = request.body.json(Move);
    if (by === undefined) return changeRate(record, engine, rate ?? 1);
    const idempotency = idempotencyOf(request, 'POST /clock', request.body.text());
    return requests.once(request.actor.userId, idempotency, by, (ms) => advance(record, engine, ms));
  };
  return {
    method: 'post',
    path: '/api/v1/clock',
    operationId: 'clock-move',
    tag: 'clock',
    summary: '拨动演示时钟 – forward, or another rate',
    description: 'If a case does not move, 503 names it and the clock stays there; the same Idempotency-Key goes on.',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Move, example: { advance: 'P3D' } },
    answers: { 200: { description: 'the clock after it', schema: Reading } },
    problems: ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'idempotency-mismatch'],
    signedIn: true,
    access: { of: 'county', right: 'clock' },
    before: [receiveBody],
    async handle(request) {
      try {
        return { status: 200, body: answerOf(await move(request)) };
      } catch (error) {
        throw await clockProblem(error, engine);
      }
    },
  };
}

function answerOf({ now, rate, demo }: ClockReading): z.output<typeof Reading> {
  return { now, rate, demo };
}
