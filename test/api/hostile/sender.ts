import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const AT_ONCE = 8;
/** How often somebody asks again who is told that it is busy. */
const PATIENCE = 5;

class StaleConnection extends Error {}

/** Sends as it is told, also what a browser would refuse to send. */
export class Sender {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  /** How many were sent. */
  tried = 0;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  async send(sent: Sent): Promise<Got> {
    this.tried += 1;
    for (let again = 0; again < PATIENCE; again += 1) {
      const got = await this.#surely(sent);
      if (got.status !== 503 || got.headers['retry-after'] === undefined) return got;
      await delay(Number(got.headers['retry-after']) * 1_000);
    }
    return this.#surely(sent);
  }

  async #surely(sent: Sent): Promise<Got> {
    try {
      return await this.#once(sent);
    } catch (error) {
      // The server had closed the connection, idle for long, just when it was to be used again.
      if (error instanceof StaleConnection) return this.#once(sent);
      throw error;
    }
  }

  #once({ method, path, headers = {}, body }: Sent): Promise<Got> {
    // Each from an address of its own: how often one address may ask is tested elsewhere.
    const from = `10.${(this.tried >> 16) & 255}.${(this.tried >> 8) & 255}.${this.tried & 255}`;
    return new Promise((resolve, reject) => {
      const outgoing = request({
        ...{ host: this.#url.hostname, port: this.#url.port, agent: this.#agent, method, path },
        headers: {
          'x-forwarded-for': from,
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      });
      outgoing.once('error', (error) => reject(outgoing.reusedSocket ? new StaleConnection(error.message) : error));
      outgoing.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      outgoing.end(body);
    });
  }

  /** Sends all of them, some at a time, in their order. */
  async each<T>(items: readonly T[], toSend: (item: T) => Sent, judge: (got: Got, item: T) => void): Promise<void> {
    const waiting = items.values();
    const lane = async () => {
      for (const item of waiting) judge(await this.send(toSend(item)), item);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  close(): void {
    this.#agent.destroy();
  }
}
