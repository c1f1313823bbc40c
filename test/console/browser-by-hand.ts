import { DEMO_PASSWORD } from '../../demo/users.ts';

/** What a browser does of itself – keep cookies, say where a form comes from – with every header in the test's hand. */
export interface Visitor {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  /** Sends the form with the token of the page that was seen last. */
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
}

export interface Shown {
  status: number;
  headers: Headers;
  html: string;
  /** Where it leads, if it leads on. */
  location: string | null;
}

export function visitorOf(url: string): Visitor {
  const cookies = new Map<string, string>();
  let csrf = '';
  const ask = async (path: string, init: RequestInit): Promise<Shown> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...(init.headers as Record<string, string>) },
    });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    const html = await answer.text();
    csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? csrf;
    return { status: answer.status, headers: answer.headers, html, location: answer.headers.get('location') };
  };
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    send: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams({ csrf, ...fields }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url, ...headers },
      }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

export async function signedIn(url: string, username: string): Promise<Visitor> {
  const visitor = visitorOf(url);
  await visitor.get('/console/sign-in');
  const { status, location } = await visitor.send('/console/sign-in', { username, password: DEMO_PASSWORD });
  if (status !== 303 || location !== '/console') throw new Error(`${username} was not let in: ${status}`);
  return visitor;
}
