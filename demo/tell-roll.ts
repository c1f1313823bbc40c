import { randomUUID } from 'node:crypto';
import type { DisputeCommand } from '../domain/dispute/commands.ts';
import { disputeDecider } from '../domain/dispute/decider.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { RollEntry } from '../domain/mass/roll.ts';
import { headingOf } from '../domain/mass/roll-columns.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import type { Seal } from '../record/seal.ts';
import { IMPORT } from '../record/system-actors.ts';

/** Imports a roll as the studio did, and puts its lines onto the case as the engine would. */
export async function tellRoll(
  record: RecordContext,
  streamId: string,
  by: Actor,
  now: Instant,
  roll: readonly RollEntry[],
): Promise<DisputeState> {
  const importId = randomUUID();
  await execute(record, disputeDecider, {
    streamId,
    actor: by,
    now,
    build(seal, state): DisputeCommand {
      const { fileId, sha256, mediaType } = seal.file({ bytes: fileOf(roll), mediaType: 'text/csv' });
      const claimantsSeen = state?.mass?.claimants ?? 0;
      return { type: 'import-claimants', importId, fileId, sha256, mediaType, rows: roll.length, claimantsSeen };
    },
  });
  const { state } = await execute(record, disputeDecider, {
    streamId,
    actor: IMPORT,
    now,
    build: (seal): DisputeCommand => ({
      type: 'add-claimants',
      importId,
      from: 0,
      claimants: roll.map((entry) => lineOf(entry, seal)),
    }),
  });
  return state;
}

function lineOf({ facts, amountFen, acknowledged }: RollEntry, seal: Seal) {
  const claimantId = randomUUID();
  return { claimantId, person: seal.forNew(claimantId, 'claimant').person(facts), amountFen, acknowledged };
}

function fileOf(roll: readonly RollEntry[]): Buffer {
  const headings = (['name', 'idNumber', 'amount', 'acknowledged'] as const).map(headingOf);
  const lines = roll.map(({ facts, amountFen, acknowledged }) =>
    [facts.name, facts.idNumber, (amountFen / 100).toFixed(2), acknowledged ? '有' : '无'].join(','),
  );
  return Buffer.from([headings.join(','), ...lines].join('\r\n'));
}
