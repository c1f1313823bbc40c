import type { Logger } from 'pino';
import type { DocumentRenderer } from '../documents/render.ts';
import type { Deliverer } from '../engine/deliverer.ts';
import type { Engine } from '../engine/connection.ts';
import type { Channel } from '../domain/messages/channel.ts';
import type { RecordContext } from '../record/context.ts';
import type { Metrics } from './service/metrics.ts';

/** What the routes work with; made once by `bin/commands/api.ts` or a test. */
export interface ApiParts {
  record: RecordContext;
  engine: Engine;
  deliverer: Deliverer;
  logger: Logger;
  /** Prints what somebody waits for; papers of cases are the engine's. */
  renderer: Pick<DocumentRenderer, 'renderPdf'>;
  /** Whether the clock is a demo clock and may be moved. */
  demo: boolean;
  /** Where the world reaches the API; null: nowhere but here. */
  publicUrl: string | null;
  /** How people can be told outside the system here. */
  channels: readonly Channel[];
  /** 反向代理: addresses and subnets whose word is taken for where a request came from; empty: nobody's. */
  trustedProxies: string[];
}

export interface ApiContext extends ApiParts {
  metrics: Metrics;
}
