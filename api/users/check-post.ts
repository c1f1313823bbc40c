import type { Role } from '../../domain/organisation/actor.ts';
import { postsAt } from '../../domain/organisation/posts.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import { Problem } from '../problems/problem.ts';

/** Throws Problem `invalid` unless there is such an organisation, and such a role at it. */
export async function checkPost(
  { organisationTree }: RecordContext,
  tx: Tx,
  { organisationId, role }: { organisationId: string; role: Role },
): Promise<void> {
  const tree = await organisationTree.current(tx);
  const organisation = Object.hasOwn(tree, organisationId) ? tree[organisationId] : undefined;
  if (!organisation) throw invalid('organisationId', '没有这个单位');
  if (!postsAt(organisation.kind).includes(role)) throw invalid('role', '该单位没有这个岗位');
}

function invalid(path: string, message: string): Problem {
  return new Problem('invalid', { errors: [{ path, message }] });
}
