import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { visitorOf } from './browser-by-hand.ts';

export const CLIENT = { clientId: 'fengqiao', clientSecret: 'a secret of the test and of nobody else' };

export interface RunningProvider {
  issuer: string;
  /** Signs in there as whoever, agrees, and answers where the provider sends one back to. */
  vouchFor(name: string, authorizationUrl: string): Promise<string>;
  stop(): Promise<void>;
}

/** A real OpenID provider on a port of its own, which believes whoever says who they are. */
export async function startProvider(redirectUri: string): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [redirectUri.replace('/sign-in/oidc/callback', '/signed-out')],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: `subject-of-${id}`, preferred_username: id }),
    }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['of the test'] },
    jwks: undefined,
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    vouchFor: (name, url) => walkThrough(issuer, redirectUri, name, url),
    stop: () => stopped(server),
  };
}

/** Through the provider's own pages: who one is, then that one agrees. */
async function walkThrough(issuer: string, redirectUri: string, name: string, start: string): Promise<string> {
  const person = visitorOf(issuer);
  let at = start;
  for (let steps = 0; steps < 12; steps += 1) {
    if (at.startsWith(redirectUri)) return at;
    const path = at.replace(issuer, '');
    const shown = await person.get(path);
    if (shown.location !== null) {
      at = shown.location;
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(shown.html)?.[1];
    if (prompt === undefined) throw new Error(`the provider shows ${shown.status} ${shown.html.slice(0, 300)}`);
    const sent = await person.send(path, { prompt, login: name, password: 'anything' });
    at = sent.location ?? '';
  }
  throw new Error(`the provider does not come to an end: ${at}`);
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
