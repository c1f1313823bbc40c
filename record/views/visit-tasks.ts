import { mayOnVisitTask } from '../../domain/organisation/visit-task-access.ts';
import type { VisitTaskState } from '../../domain/visit-task/state.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

/** 走访任务 that the actor's organisation was given or has given, newest first; none for a role that sees none. */
export function visitTaskPage(
  tx: Tx,
  { status, householdId }: { status?: VisitTaskState['status'] | undefined; householdId?: string | undefined },
  request: PageRequest,
): Promise<Page<{ seq: number; state: VisitTaskState }>> {
  const tasks = sql('stream').where('kind', 'visit-task');
  const { role, organisationId } = tx.actor;
  if (!mayOnVisitTask(role, 'view', 'given')) tasks.whereRaw(`state->>'organisationId' <> ?`, [organisationId]);
  if (!mayOnVisitTask(role, 'view', 'station')) tasks.whereRaw(`state->>'stationId' <> ?`, [organisationId]);
  if (status !== undefined) tasks.where('open', status === 'open');
  // Which family it is stays with the station: nobody else finds a task by it. A merged file's go on for the family.
  if (householdId !== undefined) {
    tasks.whereRaw(
      `state->>'stationId' = ? AND (state->>'householdId' = ?
        OR state->>'householdId' IN (SELECT stream_id::text FROM household_merge WHERE into_id = ?))`,
      [organisationId, householdId, householdId],
    );
  }
  return pageOf(tx, tasks, request, (builder) =>
    builder.select('seq', 'state').orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'id' }]),
  );
}
