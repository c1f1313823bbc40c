import { reading } from '../../api/http/reading.ts';
import { policyChangesFor } from '../../api/policies/reading-change.ts';
import { policyInForce } from '../../api/policies/version-routes.ts';
import { mayOnPolicyChange } from '../../domain/organisation/policy-change-access.ts';
import { listPolicyVersions } from '../../record/views/policy-versions.ts';
import type { ConsoleContext } from '../context.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';

/** Decided ones beyond these are found by their version. */
const DECIDED_SHOWN = 20;

/** `GET /console/policies`: 策略版本 – which one holds, which will, and what waits to be decided. */
export function policiesPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/policies',
    signedIn: true,
    access: { of: 'county', right: 'policies' },
    async handle({ actor, say, language }) {
      const { inForce, versions, changes } = await reading(record, actor, async (tx) => ({
        inForce: await policyInForce(record, tx),
        versions: await listPolicyVersions(tx),
        changes: await policyChangesFor(record, tx, {}, { page: 1, pageSize: DECIDED_SHOWN, language }),
      }));
      const lines = changes.items.map((change) => ({
        path: `/console/policy-changes/${change.id}`,
        status: say.policy.status[change.status],
        isWaiting: change.status === 'proposed',
        since: filled(say.policy.since, { day: dayOf(change.effectiveFrom, language) }),
        what: filled(say.policy.places, { n: change.differences.length }),
        first: change.differences[0]?.label ?? '',
        reason: change.reason,
        by: change.proposedBy,
        at: whenOf(change.proposedAt, language),
      }));
      return {
        view: 'policies',
        title: say.policy.title,
        data: {
          inForce: {
            name: filled(say.policy.version, { n: inForce.version }),
            path: `/console/policies/${inForce.version}`,
            since: filled(say.policy.since, { day: dayOf(inForce.effectiveFrom, language) }),
          },
          mayPropose: mayOnPolicyChange(actor.role, 'propose', 'anyone'),
          waiting: lines.filter(({ isWaiting }) => isWaiting),
          decided: lines.filter(({ isWaiting }) => !isWaiting),
          versions: versions.map(({ version, effectiveFrom, changeId }) => ({
            name: filled(say.policy.version, { n: version }),
            path: `/console/policies/${version}`,
            since: filled(say.policy.since, { day: dayOf(effectiveFrom, language) }),
            isInForce: version === inForce.version,
            isLater: version > inForce.version,
            changePath: changeId === null ? null : `/console/policy-changes/${changeId}`,
          })),
        },
      };
    },
  };
}
