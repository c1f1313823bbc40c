import type { Policy } from '../../domain/policy/policy.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import { readAgreement } from '../../record/views/agreement-details.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { found } from '../http/reading.ts';
import { agreementAnswer } from './agreement-answer.ts';
import type { AgreementAnswer } from './agreement-schema.ts';

/** An agreement as the actor may see it, and the policy it was reached under. Throws Problem `not-found`. */
export async function agreementFor(
  { policies }: RecordContext,
  tx: Tx,
  world: ReadingWorld,
  id: string,
): Promise<{ agreement: AgreementAnswer; policy: Policy }> {
  const details = found(await readAgreement(tx, world, id));
  const policy = await policies.version(tx, details.policyVersion);
  return { agreement: agreementAnswer(details, tx.actor, { organisations: world.organisations, policy }), policy };
}
