import { randomBytes } from 'node:crypto';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { checkPassword, type NotChecked } from '../../record/identity/check-password.ts';
import { dropSecondFactor, enrolSecondFactor } from '../../record/identity/enrolment.ts';
import { beginSecondFactor, hasSecondFactor } from '../../record/identity/second-factor.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ConsoleContext } from '../context.ts';
import { asHtml } from '../layout/templates.ts';
import type { Words } from '../layout/words.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { openedCookie, sealedCookie } from '../session/sealed.ts';
import { type Notice, waitFirst } from '../sign-in/refusal.ts';

const PATH = '/console/account/second-factor';
/** 160 bits, as RFC 4226 4 recommends. */
const SECRET_BYTES = 20;
const SECONDS_TO_SCAN = 900;
const LONGEST_FIELD = 256;

const Begun = z.object({ uri: z.string(), secret: z.string() });

type View = Extract<PageAnswer, { view: string }>;

/** `/console/account/second-factor`: 动态口令 – scanned, confirmed by a first code, and taken away again. */
export function secondFactorPages(context: ConsoleContext): SignedInPage[] {
  const { record, tokens } = context;
  const own = { signedIn: true, access: { of: 'own-account' }, whileDemanded: ['enrol-second-factor'] } as const;
  const password = ({ actor, client, fields }: SignedInVisit) =>
    checkPassword(record, { userId: actor.userId, password: (fields.password ?? '').slice(0, LONGEST_FIELD), client });
  return [
    { ...own, method: 'get', path: PATH, handle: (visit) => overview(context, visit, null) },
    {
      ...own,
      method: 'post',
      path: `${PATH}/begin`,
      async handle(visit) {
        const checked = await password(visit);
        if ('refused' in checked) return overview(context, visit, noticeOf(checked, visit.say));
        const begun = await inTransaction(record.db, SIGN_IN, (tx) =>
          beginSecondFactor(tx, record.keys, visit.actor.userId, randomBytes(SECRET_BYTES)),
        );
        return begun === null ? overview(context, visit, null) : scanning(context, visit, begun, null);
      },
    },
    {
      ...own,
      method: 'post',
      path: `${PATH}/confirm`,
      async handle(visit) {
        const { code = '', kept } = visit.fields;
        const codes = await enrolSecondFactor(record, visit.actor.userId, code.trim().slice(0, LONGEST_FIELD));
        if (codes !== null) {
          tokens.forgetUser(visit.actor.userId);
          const { title } = visit.say.secondFactor;
          return { view: 'recovery-codes', title, data: { codes } };
        }
        const begun = keptIn(context, kept);
        const notice = { kind: 'bad' as const, text: visit.say.signIn.wrongCode };
        return begun === null
          ? overview(context, visit, notice)
          : { ...scanning(context, visit, begun, notice), status: 422 };
      },
    },
    {
      ...own,
      method: 'post',
      path: `${PATH}/remove`,
      async handle(visit) {
        const checked = await password(visit);
        if ('refused' in checked) return overview(context, visit, noticeOf(checked, visit.say));
        const code = (visit.fields.code ?? '').trim().slice(0, LONGEST_FIELD);
        if (!(await dropSecondFactor(record, visit.actor, checked.rules, code))) {
          return overview(context, visit, { kind: 'bad', text: visit.say.signIn.wrongCode });
        }
        tokens.forgetUser(visit.actor.userId);
        return { redirect: '/console/account?done=removed' };
      },
    },
  ];
}

/** Whether there is one, and the form to begin with one or to take it away. */
async function overview({ record }: ConsoleContext, visit: SignedInVisit, notice: Notice | null): Promise<View> {
  const { say, session, actor } = visit;
  const isEnrolled = await inTransaction(record.db, SIGN_IN, (tx) => hasSecondFactor(tx, actor.userId));
  return {
    view: 'second-factor',
    title: say.secondFactor.title,
    status: notice === null ? 200 : 422,
    data: { notice, isEnrolled, isForced: session.demand === 'enrol-second-factor' },
  };
}

/** What was begun travels sealed in the form: a mistyped code must not ask for another scan. */
function scanning(
  { record }: ConsoleContext,
  { say }: SignedInVisit,
  begun: z.output<typeof Begun>,
  notice: Notice | null,
): View {
  return {
    view: 'second-factor-scan',
    title: say.secondFactor.title,
    data: {
      notice,
      qr: asHtml(renderSVG(begun.uri)),
      secret: begun.secret.match(/.{1,4}/g)?.join(' ') ?? '',
      kept: sealedCookie(record, 'console-scan', begun, SECONDS_TO_SCAN),
    },
  };
}

function keptIn({ record }: ConsoleContext, kept: string | undefined): z.output<typeof Begun> | null {
  return openedCookie(record, 'console-scan', kept, Begun);
}

function noticeOf({ refused }: NotChecked, { account, signIn }: Words): Notice {
  if (typeof refused === 'object') return waitFirst(refused.waitSeconds, signIn);
  return { kind: 'bad', text: account.passwordRefused[refused] };
}
