import { DEMO_PASSWORD } from '../../demo/users.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** One user's way of calling the API, with every header in the test's hand. */
export interface Caller {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Anything else: other methods, raw bodies, forms. */
  send(path: string, init: RequestInit): Promise<Answer>;
  bytes(path: string): Promise<Response>;
}

/** Someone who shows `token`, or nothing. Paths are under /api/v1. */
export function callerWith(url: string, token?: string): Caller {
  const own: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { ...own, ...(init.headers as Record<string, string>) },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    bytes: (path) => fetch(`${url}/api/v1${path}`, { headers: own }),
  };
}

export async function loggedIn(url: string, username: string): Promise<Caller> {
  const { body } = await callerWith(url).post('/login', { username, password: DEMO_PASSWORD });
  return callerWith(url, body.token as string);
}

/** A neighbours' dispute as 羊坪村 would register it. */
export const registration = {
  type: 'neighbours',
  source: 'application',
  title: '雨水管改道引起的纠纷',
  facts: '被申请人把雨水管改到两家之间的巷子里,申请人家进水。',
  place: '羊坪村一组',
  parties: [
    { side: 'applicant', kind: 'person', name: '张桂芳', phone: '13900001111', idNumber: '33068119560312138x' },
    { side: 'respondent', kind: 'person', name: '李守田', address: '云河县清溪镇羊坪村一组3号' },
  ],
};

/** Registers a case; answers its id. */
export async function registered(caller: Caller, more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await caller.post('/disputes', { ...registration, ...more });
  if (status !== 201) throw new Error(`not registered: ${JSON.stringify(body)}`);
  return body.id as string;
}

/** Registers a case and brings it into mediation at 羊坪村. */
export async function mediating(caller: Caller, more: Record<string, unknown> = {}): Promise<string> {
  const id = await registered(caller, more);
  const steps: [string, unknown][] = [
    ['dispatch', { organisationId: 'yangping' }],
    ['accept', { consents: await allConsent(caller, id), rightsNoticeGiven: true }],
  ];
  for (const [command, body] of steps) {
    const answer = await caller.post(`/disputes/${id}/${command}`, body);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  }
  return id;
}

export async function allConsent(caller: Caller, id: string): Promise<{ partyId: string; consented: boolean }[]> {
  const { body } = await caller.get(`/disputes/${id}`);
  return (body.parties as { partyId: string }[]).map(({ partyId }) => ({ partyId, consented: true }));
}
