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
  const keys = viewKeys(actor);
  const disputes = sql('dispute_view');
  return keys === null ? disputes : disputes.whereRaw('dispute_view.relations && ?::text[]', [keys]);
}

/** In `dispute_view.relations`, what lets the actor look; null for who may look at everything. */
export function viewKeys(actor: Actor): string[] | null {
  const allowed = RELATIONS.filter((relation) => mayOnDispute(actor.role, 'view', [relation]));
  return allowed.includes('none')
    ? null
    : allowed.map((relation) => relationKey(relation, relation === 'borrowed' ? actor.userId : actor.organisationId));
}
