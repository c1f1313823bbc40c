import type { ClueState, MergeTarget } from '../../domain/clue/state.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Tx } from '../../record/transaction.ts';
import { savedState } from '../../record/views/saved-state.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';
import { clueKind } from './clue-kind.ts';

interface Named {
  clueId?: string;
  disputeId?: string;
}

/** What a clue is merged into: an unsorted clue, or an open dispute, that the actor may see; a refusal for any other. */
export async function mergeTarget({ record }: ApiContext, actor: Actor, named: Named): Promise<MergeTarget | Problem> {
  const target = await reading(record, actor, (tx, { organisations }) =>
    named.clueId === undefined
      ? disputeTarget(tx, actor, named.disputeId ?? '', organisations)
      : clueTarget(tx, actor, named.clueId, organisations),
  );
  if (target !== null) return target;
  const [path, message] =
    named.clueId === undefined ? ['disputeId', '没有这件在办的纠纷'] : ['clueId', '没有这条待甄别的线索'];
  return new Problem('invalid', { errors: [{ path, message }] });
}

async function clueTarget(
  tx: Tx,
  actor: Actor,
  id: string,
  organisations: OrganisationTree,
): Promise<MergeTarget | null> {
  const saved = await savedState<ClueState>(tx, 'clue', id);
  if (saved === null || saved.state.status !== 'reported') return null;
  if (!clueKind.mayView(actor, saved.state, organisations)) return null;
  const { number, organisationId } = saved.state;
  return { kind: 'clue', id: saved.state.id, number, organisationId };
}

async function disputeTarget(
  tx: Tx,
  actor: Actor,
  id: string,
  organisations: OrganisationTree,
): Promise<MergeTarget | null> {
  const saved = await savedState<DisputeState>(tx, 'dispute', id);
  if (saved === null || saved.state.status === 'closed') return null;
  if (!disputeKind.mayView(actor, saved.state, organisations)) return null;
  const { number, owner } = saved.state;
  return { kind: 'dispute', id: saved.state.id, number, organisationId: owner.organisationId };
}
