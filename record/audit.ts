import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/time/instant.ts';
import { caseKeyOf } from './case-key.ts';
import { encrypt } from './cipher.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** One look at a person's facts, or one package of them. */
export interface AuditedLook {
  personId: string;
  field: string;
  purpose: string;
  at: Instant;
}

/** 审计: in the transaction of the look itself, so that nothing is seen that is not there. */
export async function enterIntoAudit(tx: Tx, keys: KeyRing, streamId: string, look: AuditedLook): Promise<void> {
  const id = randomUUID();
  const purpose = encrypt(await caseKeyOf(tx, keys, streamId), Buffer.from(look.purpose), ['audit', streamId, id]);
  await tx.query(
    `INSERT INTO audit (id, stream_id, person_id, field, user_id, organisation_id, role, purpose, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      streamId,
      look.personId,
      look.field,
      tx.actor.userId,
      tx.actor.organisationId,
      tx.actor.role,
      purpose,
      look.at,
    ],
  );
}
