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
}

/** What README and the guides show (docs/guides). */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', user: null, on: 'phone', path: '/console/sign-in' },
  { name: 'mediator-workbench', user: 'mediator.yangping', on: 'desk', path: '/console' },
  { name: 'mediator-workbench-phone', user: 'mediator.yangping', on: 'phone', path: '/console' },
  { name: 'mediator-case', user: 'mediator.yangping', on: 'desk', path: '/console', follow: ['.task-title a'] },
  { name: 'workbench-english', user: 'mediator.yangping', on: 'desk', path: '/console', language: 'en' },
];
