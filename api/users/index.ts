import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import type { SignedInRoute } from '../http/route.ts';
import { userActRoutes } from './act-routes.ts';
import { issueTokenRoute } from './issue-token-route.ts';
import { openUserRoute } from './open-route.ts';
import { userReadRoutes } from './read-routes.ts';

/** `/users`: 用户管理 by the county's administrators; no machine's token reaches it. */
export function userRoutes(context: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  return [
    ...userReadRoutes(context),
    openUserRoute(context),
    ...userActRoutes(context, tokens),
    issueTokenRoute(context),
  ];
}
