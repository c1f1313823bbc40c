import type { OrganisationKind } from '../domain/organisation/tree.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from './context.ts';
import { withSessionLock } from './session-lock.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** Any number that no other program takes on this database. */
const LOCK = 7_236_004;

/** 常设事项: what every organisation of a kind has one of for good, bearing its id. */
export interface Standing {
  /** The number's beginning; the organisation's id follows it. */
  prefix: string;
  kindOf(policy: Policy): OrganisationKind;
  begin(record: RecordContext, organisationId: string): Promise<unknown>;
}

/** Begins it for every organisation that has none yet, also one that was added since. Answers for how many; several processes may ask at once. */
export async function beginWhereMissing(record: RecordContext, standing: Standing): Promise<number> {
  if ((await missing(record, standing)).length === 0) return 0;
  const begun = await withSessionLock(record.db, LOCK, async () => {
    const without = await missing(record, standing);
    for (const organisationId of without) await standing.begin(record, organisationId);
    return without.length;
  });
  return begun ?? 0;
}

async function missing(record: RecordContext, { prefix, kindOf }: Standing): Promise<string[]> {
  const today = dateOf(await record.clock.now());
  return inTransaction(record.db, ENGINE, async (tx) => {
    const kind = kindOf(await record.policies.effectiveOn(tx, today));
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM organisation WHERE kind = $1 AND NOT EXISTS (SELECT FROM stream WHERE number = $2 || organisation.id)`,
      [kind, prefix],
    );
    return rows.map(({ id }) => id);
  });
}
