import { reading, uuidParam } from '../../api/http/reading.ts';
import { policyChangeFor } from '../../api/policies/reading-change.ts';
import { findUser } from '../../record/identity/users.ts';
import type { ConsoleContext } from '../context.ts';
import { actionsOf } from '../forms/actions.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';

/** `GET /console/policy-changes/{id}`: 策略修订 – both versions side by side, and the buttons of whoever may decide. */
export function changePage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/policy-changes/{id}',
    signedIn: true,
    access: { of: 'policy-change', right: 'view' },
    async handle({ actor, params, say, language }) {
      const id = uuidParam(params);
      const { change, names } = await reading(record, actor, async (tx, { organisations }) => {
        const found = await policyChangeFor(record, tx, { id, organisations, language });
        const named = async (userId: string | null) =>
          userId === null ? null : `${(await findUser(tx, userId))?.name ?? userId} (${userId})`;
        return { change: found, names: { by: await named(found.proposedBy), decidedBy: await named(found.decidedBy) } };
      });
      const facts = [
        { name: say.policy.baseVersion, value: filled(say.policy.version, { n: change.baseVersion }) },
        { name: say.policy.from, value: dayOf(change.effectiveFrom, language) },
        { name: say.policy.proposedBy, value: `${names.by} · ${whenOf(change.proposedAt, language).text}` },
        ...(change.decidedAt === null
          ? []
          : [
              {
                name: say.policy.decidedBy,
                value: `${names.decidedBy} · ${whenOf(change.decidedAt, language).text}`,
              },
            ]),
      ];
      return {
        view: 'policy-change',
        title: say.policy.change,
        data: {
          status: say.policy.status[change.status],
          isWaiting: change.status === 'proposed',
          isOwn: change.status === 'proposed' && change.proposedBy === actor.userId,
          facts,
          reason: change.reason,
          refusal: change.refusal,
          versionPath: change.version === null ? null : `/console/policies/${change.version}`,
          differences: change.differences,
          actions: actionsOf(change.actions, {
            base: `/console/policy-changes/${id}`,
            answering: ['approve', 'refuse'],
            words: say.policyForm,
            say,
          }),
        },
      };
    },
  };
}
