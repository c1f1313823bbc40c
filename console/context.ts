import type { Beside } from '../api/app.ts';

/** What the pages work with: what the API works with. */
export type ConsoleContext = Parameters<Beside>[0];

/** Whether the browser speaks TLS with us, or with the proxy before us: cookies then travel over TLS only. */
export function isBehindTls({ publicUrl }: Pick<ConsoleContext, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}
