import { randomUUID } from 'node:crypto';
import { erasureDecider } from '../domain/erasure/decider.ts';
import type { ErasedKey } from '../domain/erasure/erasure.ts';
import { DomainError } from '../domain/errors.ts';
import type { RecordContext } from './context.ts';
import { forgetErased } from './erase.ts';
import { execute } from './execute.ts';
import type { Tombstone } from './tombstones.ts';
import { RESTORE } from './system-actors.ts';
import { inTransaction, type Tx } from './transaction.ts';

/** What was erased again, and what a restored record cannot erase yet. */
interface Reapplied {
  erased: number;
  /** Cases that were still open when the backup was made: they are to be ended first. */
  open: string[];
}

/**
 * 恢复备份后再次删除: an old backup holds again what was erased after it was made. Every tombstone of the list whose key is
 * there is carried out once more, in the system's name; what is erased already stays so. May be repeated.
 */
export async function reapplyTombstones(record: RecordContext, list: readonly Tombstone[]): Promise<Reapplied> {
  const county = (await record.organisations()).county;
  if (!county) throw new Error('there is no county');
  const result: Reapplied = { erased: 0, open: [] };
  for (const tombstone of list) {
    const { kind, id, streamId: caseId } = tombstone;
    const there = await inTransaction(record.db, RESTORE, (tx) => keysThere(tx, tombstone));
    if (there.length === 0) continue;
    const streamId = randomUUID();
    try {
      const { events } = await execute(record, erasureDecider, {
        ...{ streamId, actor: RESTORE, opens: true },
        build: async (seal) => ({
          type: 'repeat' as const,
          ...{ id: streamId, number: `删除-${streamId}`, organisationId: county.id, subject: { kind, id, caseId } },
          reason: seal.text('reason', `恢复备份后再次删除(${tombstone.erasureId})`),
          matter: { open: await isOpen(record, caseId), erased: false, keptUntil: null },
          erases: there,
        }),
      });
      forgetErased(record, events);
      result.erased += there.length;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      result.open.push(caseId);
    }
  }
  return result;
}

async function keysThere(tx: Tx, { kind, id, streamId }: Tombstone): Promise<ErasedKey[]> {
  const rows = await tx.query('SELECT FROM data_key WHERE id = $1 AND stream_id = $2', [id, streamId]);
  return rows.map(() => ({ kind, id, streamId }));
}

async function isOpen({ db }: RecordContext, streamId: string): Promise<boolean> {
  const rows = await inTransaction(db, RESTORE, (tx) =>
    tx.query('SELECT FROM stream WHERE id = $1 AND open', [streamId]),
  );
  return rows.length > 0;
}
