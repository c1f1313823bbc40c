import type { SignedInRoute } from '../../api/http/route.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage } from '../page.ts';

/** What the API serves as a file, for whoever has the session's cookie and no bearer token. */
export function servedPage(path: string, { access, queryOf, handle }: SignedInRoute): SignedInPage {
  return {
    method: 'get',
    path,
    signedIn: true,
    access,
    queryOf,
    handle: async (visit) => ({ served: await handle(apiRequest(visit)) }),
  };
}
