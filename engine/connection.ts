import { Client, Connection } from '@temporalio/client';
import type { PayloadKeys } from '../record/keys.ts';
import { createPayloadCodec } from './payload-codec.ts';

const CALL_LIMIT_MS = 5_000;
const PROBE_LIMIT_MS = 1_000;

export interface EngineSettings {
  /** `host:port` of Temporal's frontend. */
  address: string;
  namespace: string;
  payloadKeys: PayloadKeys;
}

/** The engine as its clients see it. It may be down at any time; nothing but `POST /clock` waits for it. */
export interface Engine {
  client: Client;
  /** Runs calls of the client, each of which fails after 5 s instead of waiting for an engine that is down. */
  call<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** Whether the engine answers now; false after 1 s. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** Connects with the first call, and again by itself whenever the engine comes back. Never throws. */
export function connectEngine({ address, namespace, payloadKeys }: EngineSettings): Engine {
  const connection = Connection.lazy({
    address,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
  const dataConverter = { payloadCodecs: [createPayloadCodec(payloadKeys)] };
  const client = new Client({ connection, namespace, dataConverter });
  return {
    client,
    call: (work) => connection.withDeadline(Date.now() + CALL_LIMIT_MS, () => work(client)),
    isReachable: () =>
      connection
        .withDeadline(Date.now() + PROBE_LIMIT_MS, () => connection.workflowService.describeNamespace({ namespace }))
        .then(() => true)
        .catch(() => false),
    close: () => connection.close(),
  };
}
