import type { Officer } from '../domain/household/commands.ts';
import type { Tx } from './transaction.ts';

/** 在岗民警 of a station, in the order of their ids, so that the same one is chosen every time. */
export function officersOf(tx: Tx, stationId: string): Promise<Officer[]> {
  return tx.query<Officer>(
    `SELECT id AS "userId", role FROM app_user JOIN user_role ON user_role.user_id = app_user.id
     WHERE organisation_id = $1 AND valid AND status = 'active' ORDER BY id`,
    [stationId],
  );
}
