import type { Server } from 'node:http';
import pino from 'pino';
import { createActivities } from '../../activities/index.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import { serveCodec } from '../../engine/codec-endpoint.ts';
import { connectEngine } from '../../engine/connection.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { createSweep } from '../../engine/sweep.ts';
import { openTransports } from '../../messages/transports.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { runSealer } from '../../record/sealer.ts';
import { findSession } from '../../record/identity/sessions.ts';
import { type Config, readConfig } from '../config.ts';
import { cacheDirectory } from '../start/instance.ts';
import { keepEngineWhole } from '../worker/keep-engine-whole.ts';
import { installRuntime, openWorker } from '../worker/open-worker.ts';

/**
 * Drives the cases: runs workflows and activities, renders documents, seals the record. Waits for an engine that is not
 * there yet; ends with an error if the worker cannot go on, so that it is started afresh.
 */
export async function run(): Promise<void> {
  const config = readConfig();
  const logger = pino({ level: config.logLevel });
  installRuntime(logger);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

  const record = openRecord({ ...config, poolSize: 16 });
  const { payloadKeys } = record.keys;
  const engine = connectEngine({ ...config.temporal, payloadKeys });
  const renderer = createDocumentRenderer({ cacheDir: cacheDirectory() });
  const transports = openTransports(config.messages);
  const endpoint = await codecEndpoint(config, record);
  try {
    const sweep = createSweep(record, engine);
    const activities = createActivities({ record, renderer, sweep, publicUrl: config.publicUrl, transports });
    const worker = await openWorker({ ...config.temporal, payloadKeys, activities, logger }, stop.signal);
    if (worker === null) return;
    stop.signal.addEventListener('abort', () => worker.shutdown());
    const beside = [
      runSealer(record.db, record.keys, stop.signal, () => undefined),
      keepEngineWhole(record, engine, { sweep, messages: Object.keys(transports).length > 0 }, logger, stop.signal),
    ];
    const working = worker.run();
    console.log('worker ready');
    // Whatever ends first ends the rest; what ended with an error is thrown.
    await Promise.race([working, ...beside]).finally(() => stop.abort());
    await Promise.all([working, ...beside]);
  } finally {
    stop.abort();
    endpoint?.close();
    for (const transport of Object.values(transports)) transport.close();
    await renderer.close();
    await engine.close();
    await record.close();
  }
}

/** On this host's loopback for the engine's own pages; over real data only for those who may read everything. */
async function codecEndpoint({ codecPort, demo }: Config, record: RecordContext): Promise<Server | undefined> {
  if (codecPort === undefined) return undefined;
  const codec = createPayloadCodec(record.keys.payloadKeys);
  const mayDecode = async (token: string) => {
    const role = (await findSession(record.db, token))?.actor.role;
    return role === 'administrator' || role === 'auditor';
  };
  return serveCodec({ port: codecPort, codec, ...(demo ? {} : { mayDecode }) });
}
