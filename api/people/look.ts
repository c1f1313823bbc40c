import { z } from 'zod';
import type { PrivacyPolicy } from '../../domain/policy/privacy-policy.ts';
import { dateOf, type Instant } from '../../domain/time/instant.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import { text } from '../http/fields.ts';

/** What every look at something sensitive asks for. */
export const purpose = text(500).meta({ description: '查阅目的 in words, kept in the audit trail' });

/** And what it answers besides the fact. */
export const until = z.iso.datetime({ offset: true }).meta({
  description: 'when a page hides it again, by the record’s clock; sent again after that, it is another look',
});

/** No browser and no proxy keeps it. */
export const NOT_KEPT = { 'Cache-Control': 'no-store' };
export const notKept = z.object({ 'Cache-Control': z.string().meta({ example: 'no-store' }) });

export async function privacyPolicy(record: RecordContext, tx: Tx, at: Instant): Promise<PrivacyPolicy> {
  return (await record.policies.effectiveOn(tx, dateOf(at))).privacy;
}
