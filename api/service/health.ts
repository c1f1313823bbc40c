import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { OpenRoute } from '../http/route.ts';

const DATABASE_LIMIT_MS = 2_000;

const Readiness = z
  .object({ database: z.enum(['ok', 'down']), engine: z.enum(['ok', 'down']) })
  .meta({ id: 'Readiness' });

/** `GET /healthz`: the process is up. */
export const healthRoute: OpenRoute = {
  method: 'get',
  path: '/healthz',
  operationId: 'healthz',
  tag: 'service',
  summary: 'whether the process is up',
  answers: { 200: { description: 'it is', schema: z.object({ status: z.literal('ok') }) } },
  problems: [],
  signedIn: false,
  access: { of: 'everyone', because: 'whatever watches the process has no account' },
  handle: () => ({ status: 200, body: { status: 'ok' } }),
};

/** `GET /readyz`: usable if the database is; with the engine down, commands still work. */
export function readinessRoute(asksDatabase: () => Promise<unknown>, engineIsUp: () => boolean): OpenRoute {
  return {
    method: 'get',
    path: '/readyz',
    operationId: 'readyz',
    tag: 'service',
    summary: 'whether database and engine are usable',
    answers: {
      200: { description: 'the database is usable', schema: Readiness },
      503: { description: 'the database is down', schema: Readiness },
    },
    problems: [],
    signedIn: false,
    access: { of: 'everyone', because: 'whatever watches the process has no account' },
    async handle() {
      const database = (await answersInTime(asksDatabase)) ? 'ok' : 'down';
      const body: z.infer<typeof Readiness> = { database, engine: engineIsUp() ? 'ok' : 'down' };
      return { status: database === 'ok' ? 200 : 503, body };
    },
  };
}

async function answersInTime(ask: () => Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  const answered = ask().then(
    () => true,
    () => false,
  );
  const ranOut = delay(DATABASE_LIMIT_MS, false, { signal: late.signal, ref: false }).catch(() => false);
  const isUp = await Promise.race([answered, ranOut]);
  late.abort();
  return isUp;
}
