import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/organisation/actor.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Tx } from '../transaction.ts';

/** 任职 to be entered: from today, and for good, if the days are absent. */
export interface NewAssignment {
  userId: string;
  organisationId: string;
  role: Role;
  validFrom?: CivilDate;
  validUntil?: CivilDate;
}

/** Enters a role; the caller has seen to it that no other is held on its days. */
export async function insertAssignment(tx: Tx, assignment: NewAssignment): Promise<void> {
  await tx.query(
    `INSERT INTO role_assignment (id, user_id, organisation_id, role, valid_from, valid_until, assigned_by, assigned_at)
     VALUES ($1, $2, $3, $4, coalesce($5, record_today()), $6, $7, record_now())`,
    [
      randomUUID(),
      assignment.userId,
      assignment.organisationId,
      assignment.role,
      assignment.validFrom ?? null,
      assignment.validUntil ?? null,
      tx.actor.userId,
    ],
  );
}
