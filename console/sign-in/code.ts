import { z } from 'zod';
import type { RecordContext } from '../../record/context.ts';
import { signIn } from '../../record/identity/sign-in.ts';
import type { ConsoleContext } from '../context.ts';
import { localPath } from '../http/local-path.ts';
import type { OpenPage, PageAnswer, Visit } from '../page.ts';
import { openedCookie, sealedCookie } from '../session/sealed.ts';
import { sessionCookie } from '../session/session.ts';
import { refusal } from './refusal.ts';

export const CODE_PATH = '/console/sign-in/code';

/** How long the code may take; then name and password are asked for again. */
const SECONDS_FOR_CODE = 300;
const LONGEST_CODE = 64;

const Credentials = z.object({ username: z.string(), password: z.string() });
const Arrived = z.object({ next: z.string().optional() });

/** What was right at the first step, sealed into a cookie until the code is there: it stands on no page. */
export function keptForCode(record: RecordContext, credentials: z.output<typeof Credentials>): string {
  return sealedCookie(record, 'console-code', credentials, SECONDS_FOR_CODE);
}

/** 动态口令: the second step of signing in. */
export function codePages({ record }: ConsoleContext): OpenPage[] {
  const open = {
    path: CODE_PATH,
    signedIn: false,
    access: { of: 'everyone', because: 'nobody has signed in before signing in' },
  } as const;
  const kept = (visit: Visit) => openedCookie(record, 'console-code', visit.cookie('code'), Credentials);
  return [
    {
      ...open,
      method: 'get',
      handle(visit) {
        const next = localPath(visit.query(Arrived).next);
        return kept(visit) === null ? fromTheBeginning(next) : codeForm(visit, next, null);
      },
    },
    {
      ...open,
      method: 'post',
      async handle(visit) {
        const next = localPath(visit.fields.next);
        const credentials = kept(visit);
        if (credentials === null) return fromTheBeginning(next);
        const code = (visit.fields.code ?? '').trim().slice(0, LONGEST_CODE);
        const outcome = await signIn(record, { ...credentials, code, client: visit.client });
        if (!('refused' in outcome)) {
          return { redirect: next, cookies: { session: sessionCookie(record, outcome.token), code: null } };
        }
        const { status, notice } = refusal(outcome.refused, visit.say);
        return { ...codeForm(visit, next, notice), status };
      },
    },
  ];
}

function fromTheBeginning(next: string): PageAnswer {
  return { redirect: `/console/sign-in?said=expired&next=${encodeURIComponent(next)}`, cookies: { code: null } };
}

function codeForm({ say }: Visit, next: string, notice: object | null): Extract<PageAnswer, { view: string }> {
  return { view: 'sign-in-code', title: say.signIn.codeTitle, data: { next, notice } };
}
