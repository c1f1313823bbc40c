import { z } from 'zod';
import { endSession } from '../../record/identity/sessions.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ConsoleContext } from '../context.ts';
import { browserFilePath } from '../offline/browser-files.ts';
import { OIDC_SIGN_OUT_PATH } from '../oidc/oidc.ts';
import type { Page } from '../page.ts';

/** Who came by the OpenID provider is still signed in there. */
const Left = z.object({ elsewhere: z.string().optional() });

/** 退出登录, and the page that says so. */
export function signOutPages({ record, oidc }: ConsoleContext): Page[] {
  return [
    {
      method: 'post',
      path: '/console/sign-out',
      signedIn: true,
      access: { of: 'own-account' },
      whileDemanded: ['change-password', 'enrol-second-factor'],
      async handle({ actor, session }) {
        await inTransaction(record.db, SIGN_IN, (tx) => endSession(tx, actor.userId, session.id));
        const shared = session.manner === 'oidc' ? '?elsewhere=1' : '';
        return { redirect: `/console/signed-out${shared}`, cookies: { session: null } };
      },
    },
    {
      method: 'get',
      path: '/console/signed-out',
      signedIn: false,
      access: { of: 'everyone', because: 'nobody is signed in after signing out' },
      handle(visit) {
        const isElsewhere = oidc !== null && visit.query(Left).elsewhere !== undefined;
        const oidcSignOut = isElsewhere ? OIDC_SIGN_OUT_PATH : null;
        return {
          view: 'signed-out',
          title: visit.say.signIn.signedOut,
          data: { oidcSignOut, leaveScript: browserFilePath('leave.js') },
        };
      },
    },
  ];
}
