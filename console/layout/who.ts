import type { Actor, Role } from '../../domain/organisation/actor.ts';
import type { RecordContext } from '../../record/context.ts';
import { inTransaction } from '../../record/transaction.ts';
import { findUser } from '../../record/identity/users.ts';
import { countUnread } from '../../record/views/notifications.ts';
import { labelOf, type Words } from './words.ts';

/** Who has signed in, as the head of every page says it. */
export interface Who {
  name: string;
  role: string;
  roleKey: Role;
  organisation: string;
  /** 未读消息, counted no further than anybody reads. */
  unread: number;
}

export async function whoIs(record: RecordContext, actor: Actor, say: Words): Promise<Who> {
  const { user, organisations, unread } = await inTransaction(record.db, actor, async (tx) => ({
    user: await findUser(tx, actor.userId),
    organisations: await record.organisationTree.current(tx),
    unread: await countUnread(tx),
  }));
  return {
    name: user?.name ?? actor.userId,
    role: labelOf(say.role, actor.role),
    roleKey: actor.role,
    organisation: organisations[actor.organisationId]?.name ?? actor.organisationId,
    unread,
  };
}
