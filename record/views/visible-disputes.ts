import type { Knex } from 'knex';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { RELATIONS } from '../../domain/organisation/relation.ts';
import { sql } from './page.ts';
import { relationKey } from './project-dispute.ts';

/**
 * Rows of `dispute_view` that the actor's role may see, by the same table as `mayView`. Row-level security knows only
 * organisations; this adds the role. Who may look without any relation (the engine) sees all.
 */
export function visibleDisputes(actor: Actor): Knex.QueryBuilder {
  const allowed = RELATIONS.filter((relation) => mayOnDispute(actor.role, 'view', [relation]));
  const disputes = sql('dispute_view');
  if (allowed.includes('none')) return disputes;
  const keys = allowed.map((relation) => relationKey(relation, actor.organisationId));
  return disputes.whereRaw('dispute_view.relations && ?::text[]', [keys]);
}
