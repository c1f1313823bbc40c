import { fileRoutes } from '../../api/agreements/file-routes.ts';
import { evidenceFileRoute } from '../../api/disputes/evidence-file-route.ts';
import { documentFileRoute } from '../../api/documents/document-file.ts';
import type { SignedInRoute } from '../../api/http/route.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage } from '../page.ts';

/** Papers and evidence as the API serves them, for whoever has the session's cookie and no bearer token. */
export function filePages(context: ConsoleContext): SignedInPage[] {
  return [
    served('/console/documents/{id}', documentFileRoute(context)),
    served('/console/disputes/{id}/evidence/{evidenceId}', evidenceFileRoute(context)),
    ...fileRoutes(context).map((route) => served(route.path.replace('/api/v1', '/console'), route)),
  ];
}

function served(path: string, { access, handle }: SignedInRoute): SignedInPage {
  return {
    method: 'get',
    path,
    signedIn: true,
    access,
    handle: async (visit) => ({ served: await handle(apiRequest(visit)) }),
  };
}
