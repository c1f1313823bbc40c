import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OpenRoute } from '../http/route.ts';

/** What is counted, and the page where Prometheus reads it. Labels hold route templates and codes, never ids. */
export interface Metrics {
  registry: Registry;
  /** `result` is `done`, `replayed` or a problem's code. */
  commands: Counter<'type' | 'result'>;
  observeRequests: RequestHandler;
}

/** What is asked when the page is read. */
interface Measured {
  /** How many cases wait to be told to the engine. */
  undelivered(): Promise<number>;
  /** How many connections to the database are in which state. */
  connections(): Readonly<Record<string, number>>;
}

export function createMetrics({ undelivered, connections }: Measured): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'fengqiao_http_request_duration_seconds',
    help: 'HTTP requests by route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'fengqiao_outbox_undelivered',
    help: 'Cases whose news the engine has not been told yet',
    registers: [registry],
    async collect() {
      // A database that is down must not take the page with it: the gauge then keeps silent.
      await undelivered().then(
        (count) => this.set(count),
        () => this.remove(),
      );
    },
  });
  new Gauge({
    name: 'fengqiao_database_connections',
    help: 'Connections of the pool to the database: used, idle, and requests waiting for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
    },
  });
  return {
    registry,
    commands: new Counter({
      name: 'fengqiao_commands_total',
      help: 'Commands by type and result',
      labelNames: ['type', 'result'],
      registers: [registry],
    }),
    observeRequests(request, response, next) {
      const end = durations.startTimer();
      response.once('finish', () => {
        // What lasts as long as somebody looks says nothing of how quick we are.
        if (response.getHeader('Content-Type')?.toString().startsWith('text/event-stream')) return;
        const route = (response.locals.route as string | undefined) ?? 'unknown';
        end({ method: request.method, route, status: response.statusCode });
      });
      next();
    },
  };
}

/** `GET /metrics` */
export function metricsRoute({ registry }: Metrics): OpenRoute {
  return {
    method: 'get',
    path: '/metrics',
    operationId: 'metrics',
    tag: 'service',
    summary: 'Prometheus metrics',
    answers: { 200: { description: 'text exposition format', mediaType: 'text/plain' } },
    problems: [],
    signedIn: false,
    access: { of: 'everyone', because: 'whatever watches the process has no account; counts only' },
    handle: async () => ({
      status: 200,
      headers: { 'Content-Type': registry.contentType },
      body: Buffer.from(await registry.metrics()),
    }),
  };
}
