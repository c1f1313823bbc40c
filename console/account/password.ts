import { changePassword, type PasswordRefusal } from '../../record/identity/change-password.ts';
import type { ConsoleContext } from '../context.ts';
import type { Words } from '../layout/words.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { type Notice, waitFirst } from '../sign-in/refusal.ts';

const LONGEST_PASSWORD = 256;

type Refused = PasswordRefusal | 'not-same';

/** `/console/account/password`: 修改密码, also where nothing else may be done before. */
export function passwordPages({ record, tokens }: ConsoleContext): SignedInPage[] {
  const own = {
    path: '/console/account/password',
    signedIn: true,
    access: { of: 'own-account' },
    whileDemanded: ['change-password', 'enrol-second-factor'],
  } as const;
  return [
    { ...own, method: 'get', handle: (visit) => passwordForm(visit, null) },
    {
      ...own,
      method: 'post',
      async handle(visit) {
        const { actor, session, client } = visit;
        const { current = '', next = '', repeat = '' } = visit.fields;
        const isPlausible = [current, next].every((each) => each.length <= LONGEST_PASSWORD && !each.includes('\0'));
        const shown = { userId: actor.userId, password: current, client, next, sessionId: session.id };
        const refused: Refused | null =
          next !== repeat ? 'not-same' : isPlausible ? await changePassword(record, shown) : 'wrong-password';
        if (refused !== null) return { ...passwordForm(visit, noticeOf(refused, visit.say)), status: 422 };
        tokens.forgetUser(actor.userId);
        return { redirect: '/console/account?done=changed' };
      },
    },
  ];
}

function noticeOf(refused: Refused, { account, signIn }: Words): Notice {
  if (typeof refused === 'object') return waitFirst(refused.waitSeconds, signIn);
  return { kind: 'bad', text: account.passwordRefused[refused] };
}

function passwordForm({ say, session }: SignedInVisit, notice: Notice | null): Extract<PageAnswer, { view: string }> {
  const isForced = session.demand === 'change-password';
  const title = isForced ? say.account.passwordForced : say.account.password;
  return { view: 'password', title, data: { title, isForced, notice } };
}
