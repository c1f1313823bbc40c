import { endSession } from '../../record/identity/sessions.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { ConsoleContext } from '../context.ts';
import type { Page } from '../page.ts';

/** 退出登录, and the page that says so. */
export function signOutPages({ record }: ConsoleContext): Page[] {
  return [
    {
      method: 'post',
      path: '/console/sign-out',
      signedIn: true,
      access: { of: 'own-account' },
      whileDemanded: ['change-password', 'enrol-second-factor'],
      async handle({ actor, session }) {
        await inTransaction(record.db, SYSTEM, (tx) => endSession(tx, actor.userId, session.id));
        return { redirect: '/console/signed-out', cookies: { session: null } };
      },
    },
    {
      method: 'get',
      path: '/console/signed-out',
      signedIn: false,
      access: { of: 'everyone', because: 'nobody is signed in after signing out' },
      handle: ({ say }) => ({ view: 'signed-out', title: say.signIn.signedOut, data: { oidcSignOut: null } }),
    },
  ];
}
