/** An answer of the API as a test looks at it. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

/** One user of the API over real HTTP. */
export class HttpClient {
  readonly #base: string;
  readonly #token: string;

  private constructor(base: string, token: string) {
    this.#base = base;
    this.#token = token;
  }

  /** Logs in with the demo's password. */
  static async login(url: string, username: string): Promise<HttpClient> {
    const base = `${url}/api/v1`;
    const answer = await fetch(`${base}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: 'demo' }),
    });
    if (answer.status !== 200) throw new Error(`${username} could not log in: ${answer.status}`);
    const { token } = (await answer.json()) as { token: string };
    return new HttpClient(base, token);
  }

  async get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.#send<Body>(path, {});
  }

  async post<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#send<Body>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Sends a multipart form. */
  async form<Body = Record<string, unknown>>(path: string, form: FormData): Promise<Answer<Body>> {
    return this.#send<Body>(path, { method: 'POST', body: form });
  }

  /** The bytes of an answer, such as a PDF. */
  async bytes(path: string): Promise<{ status: number; type: string | null; bytes: Uint8Array }> {
    const answer = await fetch(`${this.#base}${path}`, { headers: this.#authorization });
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      bytes: new Uint8Array(await answer.arrayBuffer()),
    };
  }

  get #authorization(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` };
  }

  async #send<Body>(path: string, init: RequestInit): Promise<Answer<Body>> {
    const headers = { ...init.headers, ...this.#authorization } as Record<string, string>;
    const answer = await fetch(`${this.#base}${path}`, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Body, headers: answer.headers };
  }
}
