import { grantsOf, type Kind } from '../../domain/organisation/access-table.ts';
import type { Route } from '../http/route.ts';

type Access = Route['access'];

/** Roles with the relations of which each must have one. */
type Grants = Record<string, readonly string[]>;

/** A route's rule with what the access table says of it, as the OpenAPI document's `x-access` holds it. */
export function whoMay(access: Access): Record<string, unknown> {
  if ('list' in access) return { ...access, right: 'view', roles: roles(access.list, 'view') };
  if ('byRecord' in access) {
    const rights = Object.entries(access.byRecord) as [Kind, string][];
    return {
      byRecord: Object.fromEntries(rights.map(([kind, right]) => [kind, { right, roles: roles(kind, right) }])),
    };
  }
  if (access.of === 'everyone' || access.of === 'own-account') return access;
  return { ...access, roles: roles(access.of, access.right) };
}

function roles(kind: Kind, right: string): Grants {
  return Object.fromEntries(grantsOf(kind, right));
}

/** The same in one sentence. */
export function inWords(access: Access): string {
  if ('list' in access) return `Who may: everybody signed in, who is shown what they may view (${access.list}).`;
  if ('byRecord' in access) {
    const rights = Object.entries(access.byRecord).map(([kind, right]) => `${kind}: ${right}`);
    return `Who may: whoever has that right on the record it belongs to (${rights.join(', ')}).`;
  }
  if (access.of === 'everyone') return `Who may: everybody, since ${access.because}.`;
  if (access.of === 'own-account') return 'Who may: everybody signed in, with their own account.';
  const named = grantsOf(access.of, access.right).map(([role]) => role);
  return `Who may: ${named.join(', ')}${access.of === 'county' ? '' : ` – as they stand to the ${access.of}`}.`;
}
