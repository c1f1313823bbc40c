import type { Actor, Role } from '../../domain/organisation/actor.ts';
import type { RecordContext } from '../../record/context.ts';
import { inTransaction } from '../../record/transaction.ts';
import { findUser } from '../../record/identity/users.ts';
import { labelOf, type Words } from './words.ts';

/** Who has signed in, as the head of every page says it. */
export interface Who {
  name: string;
  role: string;
  roleKey: Role;
  organisation: string;
}

export async function whoIs(record: RecordContext, actor: Actor, say: Words): Promise<Who> {
  const { user, organisations } = await inTransaction(record.db, actor, async (tx) => ({
    user: await findUser(tx, actor.userId),
    organisations: await record.organisationTree.current(tx),
  }));
  return {
    name: user?.name ?? actor.userId,
    role: labelOf(say.role, actor.role),
    roleKey: actor.role,
    organisation: organisations[actor.organisationId]?.name ?? actor.organisationId,
  };
}
