import { type Roll, readRoll, withoutKnown } from '../../domain/mass/roll.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { idNumbersOnRoll } from '../../record/claimants.ts';
import { readTable } from '../../record/import/read-table.ts';
import type { ApiContext } from '../context.ts';
import { visibleCase } from '../cases/visible-case.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRequest } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

/** A roll as it was read and checked against the case, with the file that it came in. */
export interface CheckedRoll extends Roll {
  file: { bytes: Buffer; mediaType: string };
  /** How many were on the case's roll then. */
  claimantsSeen: number;
}

/**
 * Reads the file and says of every line whether it can be taken; nothing is stored.
 * @throws Problem `not-found`, `not-permitted`; DomainError `invalid` for a file that cannot be read at all
 */
export async function checkedRoll(
  { record }: ApiContext,
  request: SignedInRequest,
  file: Buffer | null,
): Promise<CheckedRoll> {
  const { actor } = request;
  const id = uuidParam(request.params);
  const { state, policy } = await reading(record, actor, async (tx, { organisations }) => {
    const found = await visibleCase(tx, disputeKind, id, organisations);
    const permission = disputeKind.permission(actor, 'import-claimants', found.state, organisations);
    if (permission === 'no') throw new Problem('not-permitted');
    return { state: found.state, policy: (await record.policies.version(tx, found.policyVersion)).mass };
  });
  if (file === null) throw new Problem('invalid', { errors: [{ path: 'file', message: '请选择文件' }] });
  const { table, mediaType } = await readTable(file, policy.rollBytes);
  const roll = readRoll(table, { today: dateOf(await record.clock.now()), ...policy });
  const idNumbers = roll.entries.map(({ facts }) => facts.idNumber);
  const known = await reading(record, actor, (tx) => idNumbersOnRoll(tx, record.keys, id, idNumbers));
  return {
    ...withoutKnown(roll, known),
    file: { bytes: file, mediaType },
    claimantsSeen: state.mass?.claimants ?? 0,
  };
}
