import { writeXlsx } from 'hucre/xlsx';
import { createClaimantsBatch } from '../../activities/bulk-claimants.ts';
import type { RecordContext } from '../../record/context.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { inventedId } from '../domain/mass/resident-ids.ts';
import { done } from './agreement-support.ts';
import { allConsent, type Caller, registered } from './caller.ts';

/** A wage dispute in mediation at 羊坪村. */
export async function mediatedWages(village: Caller, title = '服装厂拖欠工资'): Promise<string> {
  const id = await registered(village, { type: 'migrant-wages', title });
  await done(village, `/disputes/${id}/dispatch`, { organisationId: 'yangping' });
  await done(village, `/disputes/${id}/accept`, { consents: await allConsent(village, id), rightsNoticeGiven: true });
  return id;
}

/** So many workers, the n-th owed n×100.01 yuan, every third with a written acknowledgement. */
export async function workers(many: number, first = 1): Promise<Buffer> {
  const lines = Array.from({ length: many }, (_, index) => first + index).map((n) => [
    `工人${n}`,
    inventedId(n),
    (n * 100_01) / 100,
    n % 3 === 0 ? '有' : '无',
  ]);
  const rows = [['姓名', '身份证号', '金额', '欠条'], ...lines];
  return Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows }] }));
}

/** What the engine's worker would do, batch by batch; `worker` begins as one that was just started. */
export async function carryOn(record: RecordContext, id: string): Promise<number> {
  const worker = createClaimantsBatch(record);
  let batches = 0;
  for (const reaction of await undoneReactions(record.db, id)) {
    let left: number;
    do {
      left = await worker({ ...reaction });
      batches += 1;
    } while (left > 0);
  }
  return batches;
}
