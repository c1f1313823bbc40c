import { userAnswer } from '../../api/users/user-answer.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ConsoleContext } from '../context.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { tokenLines } from '../tokens/token-lines.ts';
import { possibleActs } from './acts.ts';
import { tagsOf } from './tags.ts';

/** `GET /console/users/{id}`: 用户 – roles by day, how they sign in, machines that act in their name, and what can be done. */
export function userPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/users/{id}',
    signedIn: true,
    access: { of: 'county', right: 'users' },
    async handle({ actor, params, say, language }) {
      const organisations = await record.organisations();
      const today = dateOf(await record.clock.now());
      const user = await inTransaction(record.db, SIGN_IN, (tx) => userAnswer(tx, params.id ?? ''));
      const base = `/console/users/${user.id}`;
      return {
        view: 'user',
        title: user.name,
        data: {
          name: user.name,
          id: user.id,
          tags: tagsOf(user, say),
          isOwn: user.id === actor.userId,
          facts: [
            { name: say.users.role, value: labelOf(say.role, user.role) },
            { name: say.users.organisation, value: organisations[user.organisationId]?.name ?? user.organisationId },
            { name: say.users.created, value: whenOf(user.createdAt, language).text },
          ],
          assignments: user.assignments.map(({ organisationId, role, validFrom, validUntil }) => ({
            role: labelOf(say.role, role),
            organisation: organisations[organisationId]?.name ?? organisationId,
            from: dayOf(validFrom, language),
            until: validUntil === null ? null : dayOf(validUntil, language),
            isNow: validFrom <= today && (validUntil === null || today <= validUntil),
          })),
          tokens: tokenLines(user.tokens, language, say).map((token) => ({
            ...token,
            revoke: user.id === actor.userId ? null : `${base}/revoke-token?tokenId=${token.id}`,
          })),
          acts:
            user.id === actor.userId
              ? []
              : possibleActs(user).map((act) => ({
                  path: `${base}/${act}`,
                  name: say.userForm.name[act],
                  isDanger: act === 'disable',
                })),
        },
      };
    },
  };
}
