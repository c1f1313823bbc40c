import { randomBytes } from 'node:crypto';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { checkPassword, type PasswordShown } from '../../record/identity/check-password.ts';
import { dropSecondFactor, enrolSecondFactor } from '../../record/identity/enrolment.ts';
import { beginSecondFactor } from '../../record/identity/second-factor.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import { receiveBody } from '../http/body.ts';
import { text } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import type { Language, ProblemCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import { refusedPassword } from './refused-password.ts';

/** 160 bits, as RFC 4226 4 recommends. */
const SECRET_BYTES = 20;

const Begin = z.strictObject({ password: text(256) }).meta({ example: { password: '溪边的三棵老樟树 1962' } });
const Confirm = z.strictObject({ code: text(64) }).meta({ example: { code: '287082' } });
const Remove = z
  .strictObject({ password: text(256), code: text(64) })
  .meta({ example: { password: '溪边的三棵老樟树 1962', code: '287082' } });

const Begun = z
  .object({
    secret: z.string().meta({ description: 'Base32, to be typed where nothing can be scanned; shown once' }),
    uri: z.string().meta({ description: '`otpauth://`, the same for an authenticator app' }),
    qr: z.string().meta({ description: 'the same as a picture, SVG' }),
  })
  .meta({ id: 'SecondFactorBegun' });

const Confirmed = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: '恢复代码, each good once; shown once' }) })
  .meta({ id: 'SecondFactorConfirmed' });

const refusals: ProblemCode[] = ['malformed', 'too-large', 'unsupported-media-type', 'invalid'];

/** `POST /account/second-factor/begin`, `…/confirm`, `…/remove`: 动态口令 of one's own. */
export function secondFactorRoutes({ record }: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  const requirePassword = async (shown: PasswordShown, language: Language) => {
    const checked = await checkPassword(record, shown);
    if ('refused' in checked) throw refusedPassword(checked.refused, language, 'password');
    return checked;
  };
  const common = { method: 'post', tag: 'account', signedIn: true, access: { of: 'own-account' } } as const;
  return [
    {
      ...common,
      path: '/api/v1/account/second-factor/begin',
      operationId: 'second-factor-begin',
      summary: '启用动态口令 – a secret for an authenticator app; nothing is asked for until it is confirmed',
      requestBody: { mediaType: 'application/json', schema: Begin },
      answers: { 201: { description: 'begun', schema: Begun } },
      problems: ['not-possible-now', 'too-many-attempts', ...refusals],
      whileDemanded: ['enrol-second-factor'],
      before: [receiveBody],
      async handle({ actor: { userId }, client, body, language }) {
        await requirePassword({ userId, client, ...body.json(Begin) }, language);
        const begun = await inTransaction(record.db, SIGN_IN, (tx) =>
          beginSecondFactor(tx, record.keys, userId, randomBytes(SECRET_BYTES)),
        );
        if (begun === null) throw new Problem('not-possible-now', { allowed: ['remove'] });
        return { status: 201, body: { ...begun, qr: renderSVG(begun.uri) } };
      },
    },
    {
      ...common,
      path: '/api/v1/account/second-factor/confirm',
      operationId: 'second-factor-confirm',
      summary: '确认动态口令 – by its first code; from now on sign-in asks for one',
      requestBody: { mediaType: 'application/json', schema: Confirm },
      answers: { 200: { description: 'enrolled', schema: Confirmed } },
      problems: refusals,
      whileDemanded: ['enrol-second-factor'],
      before: [receiveBody],
      async handle({ actor: { userId }, body, language }) {
        const recoveryCodes = await enrolSecondFactor(record, userId, body.json(Confirm).code);
        if (recoveryCodes === null) throw wrongCode(language);
        tokens.forgetUser(userId);
        return { status: 200, body: { recoveryCodes } };
      },
    },
    {
      ...common,
      path: '/api/v1/account/second-factor/remove',
      operationId: 'second-factor-remove',
      summary: '停用动态口令 – where the role asks for one, another must be enrolled before anything else',
      requestBody: { mediaType: 'application/json', schema: Remove },
      answers: { 204: { description: 'removed' } },
      problems: ['too-many-attempts', ...refusals],
      before: [receiveBody],
      async handle({ actor, client, body, language }) {
        const { password, code } = body.json(Remove);
        const { rules } = await requirePassword({ userId: actor.userId, password, client }, language);
        if (!(await dropSecondFactor(record, actor, rules, code))) throw wrongCode(language);
        tokens.forgetUser(actor.userId);
        return { status: 204 };
      },
    },
  ];
}

const WRONG_CODE: Record<Language, string> = {
  'zh-CN': '动态口令不正确，或者已经用过',
  en: 'the code is not right, or has been used already',
};

function wrongCode(language: Language): Problem {
  return new Problem('invalid', { errors: [{ path: 'code', message: WRONG_CODE[language] }] });
}
