import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { policyChangeRoutes } from './change-routes.ts';
import { policyVersionRoutes } from './version-routes.ts';

/** Everything under `/policies` and `/policy-changes`. */
export function policyRoutes(context: ApiContext): SignedInRoute[] {
  return [...policyVersionRoutes(context), ...policyChangeRoutes(context)];
}
