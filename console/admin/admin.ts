import type { AccessRule } from '../../domain/organisation/access-rule.ts';
import { mayAsk } from '../../domain/organisation/access-table.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import type { Words } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';

interface Entry {
  name: keyof Words['admin']['areas'];
  path: string;
  access: AccessRule;
  /** A list is everybody's, who find in it what they may view: it is offered only to who may view any. */
  offeredTo?: readonly Role[];
}

const keepers: readonly Role[] = ['administrator', 'auditor'];

/** 管理: what the county's administrator, auditor and supervisor look after, each of it by its own rule. */
const ENTRIES: readonly Entry[] = [
  { name: 'users', path: '/console/users', access: { of: 'county', right: 'users' } },
  { name: 'organisations', path: '/console/organisations', access: { of: 'county', right: 'organisations' } },
  { name: 'policies', path: '/console/policies', access: { of: 'county', right: 'policies' } },
  { name: 'calendar', path: '/console/calendar', access: { of: 'county', right: 'policies' } },
  { name: 'gallery', path: '/console/gallery', access: { of: 'county', right: 'policies' } },
  { name: 'audit', path: '/console/audit', access: { of: 'county', right: 'audit' } },
  { name: 'anomalies', path: '/console/audit/anomalies', access: { of: 'county', right: 'audit' } },
  { name: 'erasures', path: '/console/erasures', access: { list: 'erasure' }, offeredTo: keepers },
  {
    name: 'retention',
    path: '/console/retention-rounds',
    access: { list: 'retention-round' },
    offeredTo: [...keepers, 'supervisor'],
  },
  { name: 'tokens', path: '/console/account/tokens', access: { of: 'own-account' } },
];

/** `GET /console/admin`: 管理. */
export const adminPage: SignedInPage = {
  method: 'get',
  path: '/console/admin',
  signedIn: true,
  access: { of: 'county', right: 'policies' },
  handle({ actor, say }) {
    const mine = ENTRIES.filter(
      ({ access, offeredTo }) => mayAsk(actor.role, access) && (offeredTo?.includes(actor.role) ?? true),
    );
    return {
      view: 'admin',
      title: say.admin.title,
      data: { areas: mine.map(({ name, path }) => ({ path, ...say.admin.areas[name] })) },
    };
  },
};
