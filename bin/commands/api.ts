import type { Server } from 'node:http';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { createHttpServer } from '../../api/http/server.ts';
import { createConsole } from '../../console/index.ts';
import { lateRenderer } from '../../documents/late-renderer.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import { connectEngine } from '../../engine/connection.ts';
import { createDeliverer } from '../../engine/deliverer.ts';
import { channelsOf } from '../../messages/transports.ts';
import { openRecord } from '../../record/context.ts';
import { readConfig } from '../config.ts';
import { cacheDirectory } from '../start/instance.ts';

/** How long requests under way may still take once the process is asked to stop. */
const GRACE_MS = 8_000;

/** Serves the HTTP API until SIGTERM or SIGINT. */
export async function run(): Promise<void> {
  const config = readConfig();
  const logger = pino({ level: config.logLevel, base: null });
  const record = openRecord(config);
  const engine = connectEngine({ ...config.temporal, payloadKeys: record.keys.payloadKeys });
  const deliverer = createDeliverer(record, engine);
  const { demo, publicUrl, trustedProxies } = config;
  const channels = channelsOf(config.messages);
  // One at a time: most of this process's days go by without any.
  const renderer = lateRenderer(() => createDocumentRenderer({ cacheDir: cacheDirectory(), tabs: 1 }));
  const api = createApp(
    { record, engine, deliverer, logger, renderer, demo, publicUrl, trustedProxies, channels },
    createConsole(config),
  );
  const server = createHttpServer(api.app);
  await listen(server, config.port);
  console.log('api ready');

  await askedToStop();
  await Promise.all([api.stop(), closed(server)]);
  await renderer.close();
  await deliverer.drain();
  await engine.close();
  await record.close();
}

/** Throws if the port is taken. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Lets requests under way end, and no new ones begin. */
function closed(server: Server): Promise<void> {
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
