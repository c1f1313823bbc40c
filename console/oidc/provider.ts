import * as openId from 'openid-client';
import type { OidcSettings } from './settings.ts';

/** What the browser keeps while somebody is away at the provider. */
export interface Departure {
  verifier: string;
  state: string;
  nonce: string;
}

export interface OidcProvider {
  /** Where to send somebody, and what to remember until they are back. Throws if the provider cannot be reached. */
  depart(): Promise<{ url: string; departure: Departure }>;
  /** The user name that the provider vouches for; null if it vouches for none. `query` is what they came back with. */
  arrive(query: string, departure: Departure): Promise<string | null>;
  /** Where the provider signs out, to come back to `returnTo`; null if it does not. */
  signOutUrl(returnTo: string): Promise<string | null>;
}

const SCOPE = 'openid profile';
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:|\/|$)/;

/** Authorization code with PKCE, state and nonce (OAuth 2.1; OpenID Connect Core 3.1). What the provider offers is read once. */
export function openIdProvider({ issuer, clientId, clientSecret, redirectUri }: OidcSettings): OidcProvider {
  let discovering: Promise<openId.Configuration> | undefined;
  const configuration = (): Promise<openId.Configuration> => {
    const execute = LOOPBACK.test(issuer) ? [openId.allowInsecureRequests] : [];
    discovering ??= openId.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute });
    discovering.catch(() => {
      discovering = undefined;
    });
    return discovering;
  };
  return {
    async depart() {
      const config = await configuration();
      const verifier = openId.randomPKCECodeVerifier();
      const departure = { verifier, state: openId.randomState(), nonce: openId.randomNonce() };
      const url = openId.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        code_challenge: await openId.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: departure.state,
        nonce: departure.nonce,
      });
      return { url: url.href, departure };
    },
    async arrive(query, { verifier, state, nonce }) {
      const config = await configuration();
      const tokens = await openId.authorizationCodeGrant(config, new URL(`${redirectUri}${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) return null;
      return nameIn(claims) ?? nameIn(await openId.fetchUserInfo(config, tokens.access_token, claims.sub));
    },
    async signOutUrl(returnTo) {
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return openId.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href;
    },
  };
}

function nameIn({ preferred_username: name }: Readonly<Record<string, unknown>>): string | null {
  return typeof name === 'string' && name !== '' ? name : null;
}
