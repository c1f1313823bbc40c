import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Tx } from '../transaction.ts';

/** 任职 to be entered: from today, and for good, if the days are absent. */
export interface NewAssignment {
  userId: string;
  organisationId: string;
  role: Role;
  validFrom?: CivilDate | undefined;
  validUntil?: CivilDate | undefined;
}

/** 任职: a role at an organisation on the days from the first to the last. */
export interface Assignment {
  id: string;
  organisationId: string;
  role: Role;
  validFrom: CivilDate;
  validUntil: CivilDate | null;
}

const ASSIGNMENT = `id, organisation_id AS "organisationId", role, valid_from AS "validFrom", valid_until AS "validUntil"`;

/** Every role that a user has, had or will have, the latest first. */
export function assignmentsOf(tx: Tx, userId: string): Promise<Assignment[]> {
  return tx.query(`SELECT ${ASSIGNMENT} FROM role_assignment WHERE user_id = $1 ORDER BY valid_from DESC, id`, [
    userId,
  ]);
}

/**
 * 任命: enters a role. The user's row is held meanwhile, so that nobody gets two on one day.
 * @throws DomainError if another role is held on one of its days, or the last day comes before the first
 */
export async function insertAssignment(tx: Tx, assignment: NewAssignment): Promise<void> {
  const { userId, organisationId, role, validFrom = null, validUntil = null } = assignment;
  await tx.query('SELECT FROM app_user WHERE id = $1 FOR UPDATE', [userId]);
  const entered = await tx.query(
    `INSERT INTO role_assignment (id, user_id, organisation_id, role, valid_from, valid_until, assigned_by, assigned_at)
     SELECT $1::uuid, $2, $3, $4, first, $6::date, $7, record_now()
     FROM (SELECT coalesce($5::date, record_today()) AS first, coalesce($6::date, 'infinity') AS last) AS days
     WHERE first <= last AND NOT EXISTS (
       SELECT FROM role_assignment AS held WHERE held.user_id = $2 AND held.valid_from <= last
         AND coalesce(held.valid_until, 'infinity') >= greatest(first, held.valid_from))
     RETURNING id`,
    [randomUUID(), userId, organisationId, role, validFrom, validUntil, tx.actor.userId],
  );
  if (entered.length > 0) return;
  throw new DomainError('rule-broken', '任职期间与已有任职重叠，或者止日早于起日', { path: 'validFrom' });
}

/** 免职: the role's last day is yesterday, and all that is signed in by it is over. False if there is none to be ended. */
export async function endAssignment(tx: Tx, userId: string, id: string): Promise<boolean> {
  const ended = await tx.query(
    `UPDATE role_assignment SET valid_until = record_today() - 1, ended_by = $3, ended_at = record_now()
     WHERE user_id = $1 AND id = $2 AND coalesce(valid_until, 'infinity') >= record_today() RETURNING id`,
    [userId, id, tx.actor.userId],
  );
  return ended.length > 0;
}
