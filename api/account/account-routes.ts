import { z } from 'zod';
import { accountOf } from '../../record/identity/account.ts';
import { changePassword } from '../../record/identity/change-password.ts';
import { identityRules } from '../../record/identity/rules.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import type { KnownTokens } from '../http/authenticate.ts';
import { receiveBody } from '../http/body.ts';
import { text } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import { refusedPassword } from './refused-password.ts';

const moment = z.string();

const Account = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), organisationId: z.string(), role: z.string() }),
    session: z.object({ id: z.string(), manner: z.string() }),
    demand: z
      .enum(['change-password', 'enrol-second-factor'])
      .nullable()
      .meta({ description: 'what must be done before anything else is possible' }),
    password: z.object({ changedAt: moment, changeBefore: moment.nullable() }),
    secondFactor: z.object({ enrolled: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int() }),
  })
  .meta({ id: 'Account' });

const NewPassword = z
  .strictObject({ current: text(256), next: text(256) })
  .meta({ id: 'NewPassword', example: { current: '村口那棵老槐树 1958', next: '溪边的三棵老樟树 1962' } });

/** `GET /account`, `POST /account/password`: one's own. */
export function accountRoutes({ record }: ApiContext, tokens: KnownTokens): SignedInRoute[] {
  return [
    {
      method: 'get',
      path: '/api/v1/account',
      operationId: 'account',
      tag: 'account',
      summary: '本人账户 – who I am, how I am signed in, and what is asked of me',
      answers: { 200: { description: 'the account', schema: Account } },
      problems: [],
      signedIn: true,
      access: { of: 'own-account' },
      whileDemanded: ['change-password', 'enrol-second-factor'],
      async handle({ actor, session }) {
        const reading = await record.clock.reading();
        const account = await inTransaction(record.db, SIGN_IN, async (tx) =>
          accountOf(tx, actor.userId, await identityRules(record, tx, reading)),
        );
        const { id, manner, demand } = session;
        return { status: 200, body: { ...account, session: { id, manner }, demand } };
      },
    },
    {
      method: 'post',
      path: '/api/v1/account/password',
      operationId: 'account-password',
      tag: 'account',
      summary: '修改密码 – whatever else one is signed in by is over',
      requestBody: { mediaType: 'application/json', schema: NewPassword },
      answers: { 204: { description: 'changed' } },
      problems: ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'too-many-attempts'],
      signedIn: true,
      access: { of: 'own-account' },
      whileDemanded: ['change-password', 'enrol-second-factor'],
      before: [receiveBody],
      async handle({ actor, session, client, body, language }) {
        const { current, next } = body.json(NewPassword);
        const shown = { userId: actor.userId, password: current, client };
        const refusal = await changePassword(record, { ...shown, next, sessionId: session.id });
        if (refusal !== null) throw refusedPassword(refusal, language, 'current', 'next');
        tokens.forgetUser(actor.userId);
        return { status: 204 };
      },
    },
  ];
}
