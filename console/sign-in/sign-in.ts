import { z } from 'zod';
import { signIn } from '../../record/identity/sign-in.ts';
import type { ConsoleContext } from '../context.ts';
import { localPath } from '../http/local-path.ts';
import { OIDC_PATH } from '../oidc/oidc.ts';
import type { Words } from '../layout/words.ts';
import type { OpenPage, PageAnswer, Visit } from '../page.ts';
import { sessionCookie } from '../session/session.ts';
import { CODE_PATH, keptForCode } from './code.ts';
import { type Notice, refusal } from './refusal.ts';

const Arrived = z.object({
  next: z.string().optional(),
  said: z.enum(['expired', 'refused']).optional().catch(undefined),
});

const LONGEST_USERNAME = 64;
const LONGEST_PASSWORD = 256;

/** 登录: name and password; then a code, where a second factor is enrolled. */
export function signInPages(context: ConsoleContext): OpenPage[] {
  const { record } = context;
  const open = {
    path: '/console/sign-in',
    signedIn: false,
    access: { of: 'everyone', because: 'nobody has signed in before signing in' },
  } as const;
  return [
    {
      ...open,
      method: 'get',
      handle(visit) {
        const { next, said } = visit.query(Arrived);
        return signInForm(context, visit, { next: localPath(next), username: '', notice: noticeOf(said, visit.say) });
      },
    },
    {
      ...open,
      method: 'post',
      async handle(visit) {
        const { username = '', password = '' } = visit.fields;
        const next = localPath(visit.fields.next);
        const credentials = { username, password, client: visit.client };
        const outcome = isPlausible(credentials)
          ? await signIn(record, credentials)
          : { refused: 'wrong-credentials' as const };
        if (!('refused' in outcome)) {
          return { redirect: next, cookies: { session: sessionCookie(record, outcome.token) } };
        }
        if (outcome.refused === 'second-factor-needed') {
          const code = keptForCode(record, { username, password });
          return { redirect: `${CODE_PATH}?next=${encodeURIComponent(next)}`, cookies: { code } };
        }
        const { status, notice } = refusal(outcome.refused, visit.say);
        return { ...signInForm(context, visit, { next, username, notice }), status };
      },
    },
  ];
}

/** Longer than any name or password that was ever accepted, or holding what none may: not worth the work of looking. */
function isPlausible({ username, password }: { username: string; password: string }): boolean {
  return username.length <= LONGEST_USERNAME && password.length <= LONGEST_PASSWORD && !username.includes('\0');
}

function noticeOf(said: 'expired' | 'refused' | undefined, { signIn: words }: Words): Notice | null {
  if (said === undefined) return null;
  return { kind: said === 'expired' ? 'warn' : 'bad', text: words[said] };
}

function signInForm(
  { demo, oidc }: ConsoleContext,
  { say }: Visit,
  data: { next: string; username: string; notice: Notice | null },
): Extract<PageAnswer, { view: string }> {
  const oidcPath = oidc === null ? null : `${OIDC_PATH}?next=${encodeURIComponent(data.next)}`;
  return { view: 'sign-in', title: say.signIn.title, data: { ...data, demo, oidcPath } };
}
