import { fileRoutes } from '../../api/agreements/file-routes.ts';
import { evidenceFileRoute } from '../../api/disputes/evidence-file-route.ts';
import { documentFileRoute } from '../../api/documents/document-file.ts';
import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { servedPage } from './served-page.ts';

/** Papers and evidence as the API serves them, for whoever has the session's cookie and no bearer token. */
export function filePages(context: ConsoleContext): SignedInPage[] {
  return [
    servedPage('/console/documents/{id}', documentFileRoute(context)),
    servedPage('/console/disputes/{id}/evidence/{evidenceId}', evidenceFileRoute(context)),
    ...fileRoutes(context).map((route) => servedPage(route.path.replace('/api/v1', '/console'), route)),
  ];
}
