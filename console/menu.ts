import { mayAsk } from '../domain/organisation/access-table.ts';
import type { AccessRule } from '../domain/organisation/access-rule.ts';
import type { Role } from '../domain/organisation/actor.ts';
import type { Words } from './layout/words.ts';

interface Entry {
  name: keyof Words['menu'];
  path: string;
  access: AccessRule;
  /** Of those who may enter it, whose daily way leads there; everybody's, if not said. */
  roles?: readonly Role[];
  /** Areas that are entered from there, whose addresses are their own. */
  covers?: readonly string[];
}

/** 导航: where the console's areas begin. Each role sees those that it may enter, in this order. */
const ENTRIES: readonly Entry[] = [
  { name: 'workbench', path: '/console', access: { of: 'county', right: 'tasks' } },
  { name: 'disputes', path: '/console/disputes', access: { list: 'dispute' }, covers: ['/console/agreements'] },
  { name: 'clues', path: '/console/clues', access: { list: 'clue' } },
  { name: 'screening', path: '/console/screening-rounds', access: { list: 'screening-round' } },
  {
    name: 'county',
    path: '/console/county',
    covers: [
      '/console/trends',
      '/console/supervisions',
      '/console/analysis-meetings',
      '/console/assessment',
      '/console/household-figures',
      '/console/reports',
    ],
    access: { of: 'county', right: 'statistics.disputes' },
    roles: ['supervisor', 'auditor', 'township-coordinator'],
  },
  {
    name: 'households',
    path: '/console/households',
    covers: ['/console/reviews', '/console/visit-tasks', '/console/violence-reports'],
    access: { of: 'household', right: 'view' },
  },
  {
    name: 'offline',
    path: '/console/offline',
    access: { of: 'own-account' },
    roles: [
      ...(['village-mediator', 'township-mediator', 'studio-mediator'] as const),
      ...(['community-officer', 'deputy-chief', 'station-chief'] as const),
    ],
  },
  { name: 'visitTasks', path: '/console/visit-tasks', access: { of: 'visit-task', right: 'report-visit' } },
  {
    name: 'reportViolence',
    path: '/console/violence-reports/new',
    access: { of: 'violence-report', right: 'report' },
    roles: ['grid-worker', 'township-mediator', 'studio-mediator'],
  },
  { name: 'court', path: '/console/court', access: { of: 'dispute', right: 'hand-over' } },
  { name: 'enforcements', path: '/console/enforcements', access: { of: 'enforcement', right: 'accept' } },
  {
    name: 'admin',
    path: '/console/admin',
    access: { of: 'county', right: 'policies' },
    covers: [
      ...['users', 'organisations', 'policies', 'policy-changes', 'calendar', 'gallery', 'audit'],
      ...['erasures', 'retention-rounds'],
    ].map((area) => `/console/${area}`),
  },
  { name: 'account', path: '/console/account', access: { of: 'own-account' } },
];

export interface MenuItem {
  path: string;
  name: string;
  isHere: boolean;
}

/** The entries for a role; the one under which the page stands is marked. */
export function menuFor(role: Role, here: string, { menu }: Words): MenuItem[] {
  const path = here.split('?')[0] ?? '';
  const mine = ENTRIES.filter(({ access, roles }) => mayAsk(role, access) && (roles?.includes(role) ?? true));
  const isUnder = ({ path: begins, covers = [] }: Entry) =>
    [begins, ...covers].some((each) => path === each || (each !== '/console' && path.startsWith(`${each}/`)));
  const nearest = mine.filter(isUnder).sort((a, b) => b.path.length - a.path.length)[0];
  return mine.map((entry) => ({ path: entry.path, name: menu[entry.name], isHere: entry === nearest }));
}
