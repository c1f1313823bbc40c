import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Payload, PayloadCodec } from '@temporalio/common';

const LARGEST_BODY = 4 * 1024 * 1024;

export interface CodecEndpointSettings {
  port: number;
  codec: PayloadCodec;
  /** Who may decode, by the bearer token of the request; without it, whoever reaches this host's loopback. */
  mayDecode?: (token: string) => Promise<boolean>;
}

interface JsonPayload {
  metadata?: Record<string, string>;
  data?: string;
}

/**
 * Temporal's remote codec protocol, decoding only, so that the engine's own pages show histories in the clear. Listens on
 * 127.0.0.1 and answers pages of this host alone. Resolves when it listens.
 */
export function serveCodec(settings: CodecEndpointSettings): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response, settings).catch(() => end(response, 400));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, '127.0.0.1', () => resolve(server));
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, settings: CodecEndpointSettings) {
  const { origin, host } = request.headers;
  // A page of another site, or one that has renamed itself to this address, gets nothing.
  if (!isLoopback(`http://${host}`) || (origin !== undefined && !isLoopback(origin))) return end(response, 403);
  if (origin !== undefined) allow(response, origin);
  if (request.method === 'OPTIONS') return end(response, 204);
  if (request.method !== 'POST' || request.url !== '/decode') return end(response, 404);
  if (!(await isPermitted(request, settings))) return end(response, 401);
  const { payloads = [] } = JSON.parse(await bodyOf(request)) as { payloads?: JsonPayload[] };
  const decoded = await settings.codec.decode(payloads.map(fromJson));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ payloads: decoded.map(toJson) }));
}

async function isPermitted(request: IncomingMessage, { mayDecode }: CodecEndpointSettings): Promise<boolean> {
  if (mayDecode === undefined) return true;
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return token !== undefined && mayDecode(token);
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

function allow(response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'content-type, x-namespace, authorization');
  response.setHeader('vary', 'origin');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new RangeError('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

function fromJson({ metadata = {}, data = '' }: JsonPayload): Payload {
  const bytes = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]);
  return { metadata: Object.fromEntries(bytes), data: Buffer.from(data, 'base64') };
}

function toJson({ metadata, data }: Payload): JsonPayload {
  const texts = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  return { metadata: Object.fromEntries(texts), data: Buffer.from(data ?? []).toString('base64') };
}
