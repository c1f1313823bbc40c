import type { Task } from '../../domain/decider.ts';
import type { Tx } from '../transaction.ts';

/** A task of a record that hangs on a dispute. */
export interface AwaitedBeneath extends Task {
  caseId: string;
}

/**
 * 等待谁, beneath a dispute: the most pressing task of its open agreements and their enforcement, as far as the actor's
 * organisation may read them; null if there is none.
 */
export async function awaitedBeneath(tx: Tx, disputeId: string): Promise<AwaitedBeneath | null> {
  const [row] = await tx.query<{ [Key in keyof AwaitedBeneath]: AwaitedBeneath[Key] | null }>(
    `SELECT task.stream_id AS "caseId", what, organisation_id AS "organisationId", roles, user_id AS "userId", since,
       due_at AS "dueAt", "then"
     FROM task JOIN stream ON stream.id = task.stream_id
     WHERE stream.root_id = $1 AND stream.root_id <> stream.id AND stream.open
     ORDER BY due_at NULLS LAST, since, task.stream_id, ord LIMIT 1`,
    [disputeId],
  );
  if (!row) return null;
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as AwaitedBeneath;
}
