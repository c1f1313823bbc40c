import { desks } from '../../domain/organisation/desks.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { findUser } from '../../record/users.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';
import type { Check } from '../cases/command-definition.ts';

/**
 * 指定调解员: whoever is named must be one of those who mediate at the organisation. Where there is no such organisation,
 * the decider says so.
 */
export const checkMediator: Check<{ organisationId: string; mediatorId?: string }> = async (
  { record },
  actor,
  { organisationId, mediatorId },
) => {
  if (mediatorId === undefined) return null;
  const isOne = await reading(record, actor, async (tx, { organisations }) => {
    const user = await findUser(tx, mediatorId);
    const mediators = mediatingRoles(organisations, organisationId);
    return mediators === null || (user?.organisationId === organisationId && mediators.includes(user.role));
  });
  if (isOne) return null;
  return new Problem('invalid', { errors: [{ path: 'mediatorId', message: '该单位没有这名调解员' }] });
};

function mediatingRoles(organisations: OrganisationTree, id: string) {
  const organisation = Object.hasOwn(organisations, id) ? organisations[id] : undefined;
  return organisation ? desks[organisation.kind].mediators : null;
}
