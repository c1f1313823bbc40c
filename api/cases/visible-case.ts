import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { Tx } from '../../record/transaction.ts';
import { savedState, savedStates } from '../../record/views/saved-state.ts';
import { Problem } from '../problems/problem.ts';
import type { CaseKind } from './case-kind.ts';

/** A record that the transaction's actor may know of. @throws Problem `not-found` for any other */
export async function visibleCase<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  tx: Tx,
  kind: CaseKind<S, C, E>,
  id: string,
  organisations: OrganisationTree,
): Promise<{ seq: number; state: S; rootId: string; policyVersion: number }> {
  const saved = await savedState<S>(tx, kind.decider.kind, id);
  if (saved === null || !kind.mayView(tx.actor, saved.state, organisations)) throw new Problem('not-found');
  return saved;
}

/** Those of them that the transaction's actor may know of: a page links to nothing that would not open. */
export async function visibleAmong<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  tx: Tx,
  kind: CaseKind<S, C, E>,
  ids: readonly string[],
  organisations: OrganisationTree,
): Promise<ReadonlySet<string>> {
  const saved = await savedStates<S>(tx, kind.decider.kind, ids);
  return new Set(saved.filter(({ state }) => kind.mayView(tx.actor, state, organisations)).map(({ id }) => id));
}

export async function isVisible<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(tx: Tx, kind: CaseKind<S, C, E>, id: string, organisations: OrganisationTree): Promise<boolean> {
  return (await visibleAmong(tx, kind, [id], organisations)).has(id);
}
