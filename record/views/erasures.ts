import type { ErasureState } from '../../domain/erasure/erasure.ts';
import { mayOnErasure } from '../../domain/organisation/erasure-access.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

/** 删除 of the actor's own county, newest first; none for whoever has nothing to do with them. */
export function erasurePage(
  tx: Tx,
  { status }: { status?: ErasureState['status'] | undefined },
  request: PageRequest,
): Promise<Page<{ seq: number; state: ErasureState }>> {
  const erasures = sql('stream').where('kind', 'erasure');
  if (!mayOnErasure(tx.actor.role, 'view', 'own')) erasures.whereRaw('false');
  if (status !== undefined) erasures.whereRaw(`state->>'status' = ?`, [status]);
  return pageOf(tx, erasures, request, (builder) =>
    builder.select('seq', 'state').orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'id' }]),
  );
}
