import { once } from 'node:events';
import type { Payload } from '@temporalio/common';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../bin/start/ports.ts';
import { serveCodec } from '../../engine/codec-endpoint.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { onePayloadKey } from './one-payload-key.ts';

const codec = createPayloadCodec(onePayloadKey());
const payload: Payload = {
  metadata: { encoding: Buffer.from('json/plain'), messageType: Buffer.from('x') },
  data: Buffer.from('{"stage":"village"}'),
};
let close: (() => Promise<unknown>) | undefined;
afterEach(async () => close?.());

test('a payload is hidden, comes back whole, and opens with no other key', async () => {
  const [hidden] = await codec.encode([payload]);
  expect(Buffer.from(hidden?.data ?? []).includes('village')).toBe(false);
  const [back] = await codec.decode([hidden as Payload]);
  expect(Buffer.from(back?.data ?? []).toString()).toBe('{"stage":"village"}');
  expect(Buffer.from(back?.metadata?.messageType ?? []).toString()).toBe('x');
  const stranger = createPayloadCodec(onePayloadKey());
  await expect(async () => stranger.decode([hidden as Payload])).rejects.toThrow();
});

test('the endpoint decodes for pages of this host, and with a guard only for whom it lets in', async () => {
  const port = await freePort();
  const server = await serveCodec({ port, codec, mayDecode: async (token) => token === 'auditor' });
  close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const [hidden] = await codec.encode([payload]);
  const encoding = Buffer.from(hidden?.metadata?.encoding ?? []).toString('base64');
  const body = JSON.stringify({
    payloads: [{ metadata: { encoding }, data: Buffer.from(hidden?.data ?? []).toString('base64') }],
  });
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/decode`, { method: 'POST', body, headers });

  expect((await ask({})).status).toBe(401);
  expect((await ask({ authorization: 'Bearer somebody' })).status).toBe(401);
  expect((await ask({ authorization: 'Bearer auditor', origin: 'https://elsewhere.example' })).status).toBe(403);
  const answer = await ask({ authorization: 'Bearer auditor', origin: 'http://localhost:8233' });
  expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:8233');
  const { payloads } = (await answer.json()) as { payloads: { data: string }[] };
  expect(Buffer.from(payloads[0]?.data ?? '', 'base64').toString()).toBe('{"stage":"village"}');
});
