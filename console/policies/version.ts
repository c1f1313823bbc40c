import { reading } from '../../api/http/reading.ts';
import { differencesInWords } from '../../api/policies/policy-change-answer.ts';
import { policyInForce, publishedPolicy } from '../../api/policies/version-routes.ts';
import type { ConsoleContext } from '../context.ts';
import { dayOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { sectionsOf } from './sections.ts';

/** `GET /console/policies/{version}`: everything that one version says, in words, and what it changed. */
export function versionPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/policies/{version}',
    signedIn: true,
    access: { of: 'county', right: 'policies' },
    async handle({ actor, params, say, language }) {
      const { policy, before, inForce } = await reading(record, actor, async (tx) => {
        const wanted = await publishedPolicy(record, tx, params.version);
        return {
          policy: wanted,
          before: wanted.version > 1 ? await publishedPolicy(record, tx, String(wanted.version - 1)) : null,
          inForce: await policyInForce(record, tx),
        };
      });
      const { version } = policy;
      const standing = version === inForce.version ? 'inForce' : version > inForce.version ? 'later' : 'earlier';
      const title = filled(say.policy.version, { n: version });
      return {
        view: 'policy',
        title,
        data: {
          heading: title,
          since: filled(say.policy.since, { day: dayOf(policy.effectiveFrom, language) }),
          standing: say.policy.standing[standing],
          sections: sectionsOf(policy, language),
          compared: before === null ? null : filled(say.policy.comparedWith, { n: before.version }),
          differences: before === null ? [] : differencesInWords(before, policy, language),
          json: JSON.stringify(policy, null, 2),
        },
      };
    },
  };
}
