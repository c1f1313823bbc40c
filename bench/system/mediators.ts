import type { Actor } from '../../domain/organisation/actor.ts';

const USERS = ['mediator.yangping', 'mediator.hekou', 'mediator.shanqian', 'mediator.qingxi'];

/** A demo mediator, as the record and as the API know one. */
export interface Mediator {
  actor: Actor;
  token: string;
}

/** Signs the demo county's mediators in. */
export function signInMediators(url: string): Promise<Mediator[]> {
  return Promise.all(USERS.map((username) => signIn(url, username)));
}

/** Signs one demo user in. */
export async function signIn(url: string, username: string): Promise<Mediator> {
  const response = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: 'demo' }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  const { token, user } = (await response.json()) as {
    token: string;
    user: { id: string; role: Actor['role']; organisation: { id: string } };
  };
  return { token, actor: { userId: user.id, role: user.role, organisationId: user.organisation.id } };
}
