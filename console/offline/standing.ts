import { z } from 'zod';
import { macOf } from '../../record/cipher.ts';
import { identityRules } from '../../record/identity/rules.ts';
import { inTransaction } from '../../record/transaction.ts';
import { dateOf, epochMsOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { whoIs } from '../layout/who.ts';
import type { SignedInPage } from '../page.ts';

const Device = z.object({ device: z.uuid() });

/**
 * `GET /console/offline/standing`: who is signed in, what holds of work without network, and the key by which what this
 * person keeps on this device opens again after its PIN is gone. It is made anew each time and kept nowhere: neither here nor
 * on the device.
 */
export function standingPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/offline/standing',
    signedIn: true,
    access: { of: 'own-account' },
    queryOf: Device,
    async handle({ actor, query, say, csrf }) {
      const { device } = query(Device);
      const reading = await record.clock.reading();
      const { rules, evidence } = await inTransaction(record.db, actor, async (tx) => ({
        rules: (await identityRules(record, tx, reading)).offline,
        evidence: (await record.policies.effectiveOn(tx, dateOf(reading.now))).evidence,
      }));
      const { name } = await whoIs(record, actor, say);
      const key = macOf(record.keys.bindingKey, ['console', 'offline', actor.userId, device.toLowerCase()]);
      const { minLength, failures, days, rounds } = rules;
      return {
        served: {
          status: 200,
          body: {
            owner: actor.userId,
            name,
            csrf: csrf(),
            now: epochMsOf(reading.now),
            key: key.toString('base64'),
            rules: { minLength, failures, days, rounds },
            evidence,
          },
        },
      };
    },
  };
}
