import type { SignIn } from '../../record/identity/sessions.ts';
import { Problem } from '../problems/problem.ts';
import type { SignedInRoute } from './route.ts';

/** What stands before a route, of the API or of the console. */
export type Guarded = Pick<SignedInRoute, 'method' | 'path' | 'access' | 'whileDemanded'>;

const UNMET = {
  'change-password': 'password-change-needed',
  'enrol-second-factor': 'second-factor-enrolment-needed',
} as const;

/**
 * The one place that holds a session to what is demanded of it first, and a machine's token to its scopes. Accounts and the
 * administration of users are people's: no token reaches them, so that one that is stolen cannot make another.
 * @throws Problem
 */
export function admit(route: Guarded, { demand, scopes }: Pick<SignIn, 'demand' | 'scopes'>): void {
  if (demand !== null && !route.whileDemanded?.includes(demand)) throw new Problem(UNMET[demand]);
  if (scopes === null) return;
  const needed = route.method === 'get' ? 'read' : 'write';
  if (isOfPeople(route) || !scopes.includes(needed)) throw new Problem('outside-scope');
}

function isOfPeople({ access }: Guarded): boolean {
  return 'of' in access && (access.of === 'own-account' || (access.of === 'county' && access.right === 'users'));
}
