import { randomUUID } from 'node:crypto';
import type { Origin } from '../domain/audit/entry.ts';
import type { Instant } from '../domain/time/instant.ts';
import { caseKeyOf } from './case-key.ts';
import { encrypt } from './cipher.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** One look at a person's facts, or one package of them; or at a document. */
export interface AuditedLook {
  personId?: string;
  documentId?: string;
  field: string;
  purpose: string;
  at: Instant;
  origin: Origin;
}

/** 审计: in the transaction of the look itself, so that nothing is seen that is not there. */
export async function enterIntoAudit(tx: Tx, keys: KeyRing, streamId: string, look: AuditedLook): Promise<void> {
  const id = randomUUID();
  const { userId, organisationId, role } = tx.actor;
  const { route, sessionId, address, userAgent } = look.origin;
  const purpose = encrypt(await caseKeyOf(tx, keys, streamId), Buffer.from(look.purpose), ['audit', streamId, id]);
  await tx.query(
    `INSERT INTO audit (kind, outcome, id, stream_id, person_id, document_id, field, user_id, organisation_id, role, purpose,
       at, route, session_id, address, user_agent)
     VALUES ('reveal', 'seen', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[id, streamId, look.personId, look.documentId, look.field, userId, organisationId, role, purpose, look.at],
      ...[route, sessionId, address, userAgent],
    ],
  );
}
