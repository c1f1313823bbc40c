import { Agent, request } from 'node:http';
import { signIn } from '../system/mediators.ts';

/** Somebody who has signed in, on connections that are kept; leaner than fetch, which would cost the cores. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #url: string;
  readonly #headers: Record<string, string>;

  private constructor(url: string, headers: Record<string, string>) {
    this.#url = url;
    this.#headers = headers;
  }

  /** To the pages through the form, as a browser does it, and to the API. Throws Error for a name that is not let in. */
  static async signIn(url: string, username: string): Promise<Visitor> {
    const cookies = new Map<string, string>();
    const ask = async (init: RequestInit) => {
      const cookie = headerOf(cookies);
      const answer = await fetch(`${url}/console/sign-in`, {
        redirect: 'manual',
        ...init,
        headers: { ...(init.headers as Record<string, string>), cookie },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      return { status: answer.status, html: await answer.text() };
    };
    const { html } = await ask({});
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const { status } = await ask({
      method: 'POST',
      body: new URLSearchParams({ csrf, username, password: 'demo' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
    });
    if (status !== 303) throw new Error(`${username} was not let in: ${status}`);
    const { token } = await signIn(url, username);
    return new Visitor(url, { cookie: headerOf(cookies), authorization: `Bearer ${token}` });
  }

  /**
   * A page, or an answer of the API, received whole.
   * @throws Error for any answer but 200
   */
  get(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { agent: this.#agent, headers: this.#headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`GET ${path}: ${response.statusCode} ${text.slice(0, 500)}`));
        });
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function headerOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
