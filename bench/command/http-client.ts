import { Agent, request } from 'node:http';

/** One user's keep-alive connections; leaner than fetch, because the client shares the cores with what it measures. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /**
   * Sends a POST and waits for the whole answer.
   * @throws Error for any answer but 2xx
   */
  post(path: string, body: object, idempotencyKey: string): Promise<unknown> {
    const text = JSON.stringify(body);
    const headers = {
      Authorization: `Bearer ${this.#token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      'Idempotency-Key': idempotencyKey,
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.#url}/api/v1${path}`,
        { method: 'POST', agent: this.#agent, headers },
        (response) => {
          let answer = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            answer += chunk;
          });
          response.on('end', () => {
            const status = response.statusCode ?? 0;
            if (status >= 200 && status < 300) resolve(JSON.parse(answer));
            else reject(new Error(`POST ${path}: ${status} ${answer}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
