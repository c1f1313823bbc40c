import { setTimeout as delay } from 'node:timers/promises';

/** One attempt may hang on a part that was killed; the next one finds it running again. */
const ATTEMPT_LIMIT_MS = 5_000;
const RETRY_DELAY_MS = 50;
/** A person between two clicks, much hurried: the parts that come back need the machine as well. */
const THINKING_MS = 100;
/** Longer than any part takes to come back. A caller that gives up here has found a fault. */
const GIVE_UP_AFTER_MS = 90_000;
/** What a client may meet while a part is down; anything else is an answer. */
const UNAVAILABLE = 503;

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  attempts: number;
}

/** A signed-in client that sends everything until it is answered, always under the same idempotency key. */
export class Caller {
  readonly organisationId: string;
  readonly #base: string;
  readonly #token: string;
  #keys = 0;

  private constructor(base: string, token: string, organisationId: string) {
    this.#base = base;
    this.#token = token;
    this.organisationId = organisationId;
  }

  static async login(url: string, username: string): Promise<Caller> {
    const base = `${url}/api/v1`;
    const { status, body } = await untilAnswered(`${base}/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: 'demo' }),
    });
    if (status !== 200) throw new Error(`${username} cannot sign in: ${JSON.stringify(body)}`);
    const { token, user } = body as { token: string; user: { organisation: { id: string } } };
    return new Caller(base, token, user.organisation.id);
  }

  get(path: string): Promise<Answer> {
    return untilAnswered(this.#base + path, { headers: this.#headers() });
  }

  /** One POST, with one effect however often it has to be sent. */
  async post(path: string, body: object): Promise<Answer> {
    await delay(THINKING_MS);
    this.#keys += 1;
    const headers = {
      ...this.#headers(),
      'Content-Type': 'application/json',
      'Idempotency-Key': `${this.#token.slice(-12)}-${this.#keys}`,
    };
    return untilAnswered(this.#base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  #headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.#token}` };
  }
}

async function untilAnswered(url: string, request: RequestInit): Promise<Answer> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  for (let attempts = 1; ; attempts += 1) {
    const answer = await attempt(url, request);
    if (answer) return { ...answer, attempts };
    if (performance.now() > deadline) throw new Error(`no answer within ${GIVE_UP_AFTER_MS / 1000} s: ${url}`);
    await delay(RETRY_DELAY_MS);
  }
}

/** Undefined if nothing tells whether it took place: no connection, no answer in time, a broken one, or 503. */
async function attempt(url: string, request: RequestInit): Promise<Omit<Answer, 'attempts'> | undefined> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(ATTEMPT_LIMIT_MS) });
    const text = await response.text();
    if (response.status === UNAVAILABLE) return undefined;
    return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
