import { uuidParam } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { accountOf } from '../../record/identity/account.ts';
import { identityRules } from '../../record/identity/rules.ts';
import { endSession, endSessionsOf, sessionsOf } from '../../record/identity/sessions.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { z } from 'zod';
import type { ConsoleContext } from '../context.ts';
import { deviceOf } from '../layout/device.ts';
import { whenOf } from '../layout/time.ts';
import { whoIs } from '../layout/who.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';

const Done = z.object({ done: z.enum(['changed', 'ended', 'removed']).optional().catch(undefined) });

/** `GET /console/account`: 我的账户 – who I am, how I sign in, and where I am signed in. */
export function accountPages({ record, tokens }: ConsoleContext): SignedInPage[] {
  const own = { signedIn: true, access: { of: 'own-account' } } as const;
  return [
    {
      ...own,
      method: 'get',
      path: '/console/account',
      async handle(visit) {
        const { actor, session, say, language } = visit;
        const { done } = visit.query(Done);
        const reading = await record.clock.reading();
        const { account, sessions } = await inTransaction(record.db, SIGN_IN, async (tx) => ({
          account: await accountOf(tx, actor.userId, await identityRules(record, tx, reading)),
          sessions: await sessionsOf(tx, actor.userId),
        }));
        const { name, role, organisation } = await whoIs(record, actor, say);
        const { changedAt, changeBefore } = account.password;
        return {
          view: 'account',
          title: say.account.title,
          data: {
            notice: done === undefined ? null : { kind: 'good', text: say.account[done] },
            facts: [
              { name: say.account.name, value: name },
              { name: say.account.username, value: actor.userId },
              { name: say.account.role, value: role },
              { name: say.account.organisation, value: organisation },
            ],
            password: {
              changedAt: whenOf(changedAt, language),
              changeBefore: changeBefore === null ? null : whenOf(changeBefore, language),
            },
            secondFactor: account.secondFactor,
            sessions: sessions.map((each) => ({
              id: each.id,
              isThis: each.id === session.id,
              manner: labelOf(say.account.manners, each.manner),
              client: deviceOf(each.userAgent),
              address: each.address.replace(/^::ffff:/, ''),
              startedAt: whenOf(each.createdAt, language),
              lastSeenAt: whenOf(each.lastSeenAt, language),
            })),
          },
        };
      },
    },
    {
      ...own,
      method: 'post',
      path: '/console/account/sessions/{id}/end',
      async handle({ actor, session, params }) {
        const id = uuidParam(params);
        const isEnded = await inTransaction(record.db, SIGN_IN, (tx) => endSession(tx, actor.userId, id));
        if (!isEnded) throw new Problem('not-found');
        tokens.forgetSession(id);
        return id === session.id
          ? { redirect: '/console/signed-out', cookies: { session: null } }
          : { redirect: '/console/account?done=ended' };
      },
    },
    {
      ...own,
      method: 'post',
      path: '/console/account/sessions/end-all',
      async handle({ actor }) {
        await inTransaction(record.db, SIGN_IN, (tx) => endSessionsOf(tx, actor.userId));
        tokens.forgetUser(actor.userId);
        return { redirect: '/console/signed-out', cookies: { session: null } };
      },
    },
  ];
}
