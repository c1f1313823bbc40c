import type { Policy } from '../../domain/policy/policy.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { readEnforcement } from '../../record/views/enforcement-details.ts';
import { found } from '../http/reading.ts';
import { enforcementAnswer } from './enforcement-answer.ts';
import type { EnforcementAnswer } from './enforcement-schema.ts';

/** An enforcement as the actor may see it, and the policy it runs under. Throws Problem `not-found`. */
export async function enforcementFor(
  { policies }: RecordContext,
  tx: Tx,
  world: ReadingWorld,
  id: string,
): Promise<{ enforcement: EnforcementAnswer; policy: Policy }> {
  const details = found(await readEnforcement(tx, world, id));
  const policy = await policies.version(tx, details.state.policyVersion);
  return { enforcement: enforcementAnswer(details, tx.actor, { organisations: world.organisations, policy }), policy };
}
