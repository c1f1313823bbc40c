import type { Beside } from '../api/app.ts';
import type { OidcProvider } from './oidc/provider.ts';

/** What the pages work with: what the API works with, and the county's OpenID provider, if it has one. */
export type ConsoleContext = Parameters<Beside>[0] & { oidc: OidcProvider | null };

/** Whether the browser speaks TLS with us, or with the proxy before us: cookies then travel over TLS only. */
export function isBehindTls({ publicUrl }: Pick<ConsoleContext, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}
