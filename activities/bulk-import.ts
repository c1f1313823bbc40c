import { randomUUID } from 'node:crypto';
import type { DisputeCommand } from '../domain/dispute/commands.ts';
import { disputeDecider } from '../domain/dispute/decider.ts';
import type { RollLine } from '../domain/dispute/mass-commands.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { readRoll, type RollEntry } from '../domain/mass/roll.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { openFile } from '../record/files.ts';
import { readTable } from '../record/import/read-table.ts';
import type { Seal } from '../record/seal.ts';
import { IMPORT } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';

/** Claimants that are listed in one transaction, for a fraction of a second of the case's lock. */
const LINES = 100;

/**
 * 逐批导入: the next lines of the roll that is on its way, as the record says how far it is; answers how many are left. A
 * killed worker's next attempt goes on where the record stands.
 */
export function createImportBatch(record: RecordContext) {
  /** The roll read last: a roll is read once, not once a batch. */
  let read: { fileId: string; entries: RollEntry[] } | null = null;

  return async function importBatch(streamId: string): Promise<number> {
    const saved = await inTransaction(record.db, IMPORT, (tx) => savedState<DisputeState>(tx, 'dispute', streamId));
    const running = saved?.state.mass?.import;
    if (!saved || !running || saved.state.status === 'closed') {
      read = null;
      return 0;
    }
    if (read?.fileId !== running.fileId) {
      read = { fileId: running.fileId, entries: await entriesOf(record, running.fileId, saved.policyVersion) };
    }
    const { entries } = read;
    const { state } = await execute(record, disputeDecider, {
      streamId,
      actor: IMPORT,
      build: (seal, now): DisputeCommand => {
        const from = now?.mass?.import?.done ?? 0;
        const claimants = entries.slice(from, from + LINES).map((entry) => lineOf(entry, seal));
        return { type: 'add-claimants', importId: running.importId, from, claimants };
      },
    });
    const { import: left } = state.mass ?? {};
    return left?.importId === running.importId ? left.rows - left.done : 0;
  };
}

/** The very lines that were checked before the file was taken. */
async function entriesOf(record: RecordContext, fileId: string, policyVersion: number): Promise<RollEntry[]> {
  const today = dateOf(await record.clock.now());
  const [file, policy] = await inTransaction(record.db, IMPORT, (tx) =>
    Promise.all([openFile(tx, record.keys, fileId), record.policies.version(tx, policyVersion)]),
  );
  if (file === null) throw new RangeError(`there is no file ${fileId}`);
  const { table } = await readTable(file.bytes, policy.mass.rollBytes);
  return readRoll(table, { today, ...policy.mass }).entries;
}

/** Who a claimant is lies with their own record. */
function lineOf({ facts, amountFen, acknowledged }: RollEntry, seal: Seal): RollLine {
  const claimantId = randomUUID();
  const person = seal.forNew(claimantId, 'claimant').person(facts);
  return { claimantId, person, amountFen, acknowledged };
}
