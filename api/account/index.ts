import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import type { SignedInRoute } from '../http/route.ts';
import { accountRoutes } from './account-routes.ts';
import { disputeFilterRoutes } from './dispute-filters.ts';
import { messageRoutes } from './messages.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** `/account`: 本人账户, everybody's own; no machine's token reaches it. */
export function ownAccountRoutes(context: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  return [
    ...accountRoutes(context, tokens),
    ...secondFactorRoutes(context, tokens),
    ...sessionRoutes(context, tokens),
    ...tokenRoutes(context, tokens),
    ...messageRoutes(context),
    ...disputeFilterRoutes(context),
  ];
}
