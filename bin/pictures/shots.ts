/** One picture of the console: of whom, of what page, on what. */
export interface Shot {
  /** The file, docs/pictures/{name}.png. */
  name: string;
  /** Who has signed in; null for a party or a visitor. */
  user: string | null;
  on: 'desk' | 'phone';
  path: string;
  /** Links to go on by, one after the other, as CSS names them. */
  follow?: readonly string[];
  language?: 'en';
  /** What must be there before the picture is taken, where a script draws the page. */
  await?: string;
}

const MEDIATOR = 'mediator.yangping';
const SUPERVISOR = 'supervisor.county';

/** What README and the guides show (docs/guides). */
export const SHOTS: readonly Shot[] = [
  { name: 'mediator-workbench', user: MEDIATOR, on: 'desk', path: '/console' },
  { name: 'mediator-workbench-phone', user: MEDIATOR, on: 'phone', path: '/console' },
  { name: 'workbench-english', user: MEDIATOR, on: 'desk', path: '/console', language: 'en' },
  { name: 'mediator-case', user: MEDIATOR, on: 'desk', path: '/console', follow: ['.task-title a'] },
  { name: 'mediator-register-phone', user: MEDIATOR, on: 'phone', path: '/console/disputes/new' },
  {
    name: 'mediator-agreement',
    user: 'mediator.shanqian',
    on: 'desk',
    path: '/console/disputes?status=agreed',
    follow: ['a[href^="/console/disputes/"][href*="-"]', 'a[href^="/console/agreements/"]'],
  },
  { name: 'offline-phone', user: MEDIATOR, on: 'phone', path: '/console/offline', await: 'input' },
  { name: 'coordinator-county', user: 'coordinator.qingxi', on: 'desk', path: '/console/county' },
  { name: 'grid-clue-phone', user: 'grid.yangping', on: 'phone', path: '/console/clues/new' },
  { name: 'police-board', user: 'officer.qingxi', on: 'desk', path: '/console/households' },
  {
    name: 'police-visit-phone',
    user: 'deputy.qingxi',
    on: 'phone',
    path: '/console/households',
    follow: ['a[href^="/console/households/"][href*="-"]', 'a[href$="/record-revisit"]'],
  },
  {
    name: 'police-meeting',
    user: 'chief.qingxi',
    on: 'desk',
    path: '/console/reviews',
    follow: ['a[href^="/console/reviews/"]'],
  },
  { name: 'court-desk', user: 'clerk.court', on: 'desk', path: '/console/court' },
  { name: 'supervisor-county', user: SUPERVISOR, on: 'desk', path: '/console/county' },
  { name: 'supervisor-trends', user: SUPERVISOR, on: 'desk', path: '/console/trends' },
  { name: 'admin-home', user: 'admin', on: 'desk', path: '/console/admin' },
  { name: 'admin-policy', user: 'admin', on: 'desk', path: '/console/policies' },
  { name: 'party-progress-phone', user: null, on: 'phone', path: '/progress' },
];
