import type { Database } from '../database.ts';
import { ENGINE } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';

/** A record, the matter it belongs to, and who may see it: `role@organisation`, `role#user` (domain/organisation/viewing.ts). */
export interface Concerned {
  id: string;
  rootId: string;
  viewers: string[];
}

/** 涉及谁: whom a change of these records concerns. */
export function concernedBy(db: Database, streamIds: readonly string[]): Promise<Concerned[]> {
  return inTransaction(db, ENGINE, (tx) =>
    tx.prepared<Concerned>(
      'SELECT id, root_id AS "rootId", readers AS viewers FROM stream WHERE id = ANY ($1::uuid[])',
      [streamIds],
    ),
  );
}
