import { mayOnPolicyChange } from '../../domain/organisation/policy-change-access.ts';
import type { PolicyChangeState } from '../../domain/policy-change/policy-change.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

/** 策略修订 of the actor's own county, newest first; none for whoever has nothing to do with them. */
export function policyChangePage(
  tx: Tx,
  { status }: { status?: PolicyChangeState['status'] | undefined },
  request: PageRequest,
): Promise<Page<{ seq: number; state: PolicyChangeState }>> {
  const changes = sql('stream').where('kind', 'policy-change');
  if (!mayOnPolicyChange(tx.actor.role, 'view', 'own')) changes.whereRaw('false');
  if (status !== undefined) changes.whereRaw(`state->>'status' = ?`, [status]);
  return pageOf(tx, changes, request, (builder) =>
    builder.select('seq', 'state').orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'id' }]),
  );
}
