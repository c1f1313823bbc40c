import type { Beside } from '../api/app.ts';
import { consoleRouter } from './http/mount.ts';
import { openIdProvider } from './oidc/provider.ts';
import type { OidcSettings } from './oidc/settings.ts';
import { consolePages } from './pages.ts';

/** 控制台: the pages beside the API, on `/console`; `/` leads there. */
export function createConsole({ oidc }: { oidc: OidcSettings | null }): Beside {
  return (api) => {
    const context = { ...api, oidc: oidc && openIdProvider(oidc) };
    return consoleRouter(context, consolePages(context));
  };
}
