import { desks } from '../../domain/organisation/desks.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { findUserInOffice } from '../../record/identity/users.ts';
import { id } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';
import type { Check } from '../cases/command-definition.ts';

/** 借调: the organisation where the named mediator works, if it is not the one that mediates. */
export const mediatorFrom = id.optional().meta({ description: '借调: the organisation that lends the mediator' });

/**
 * 指定调解员: whoever is named must be one of those who mediate at the organisation, or at the one that lends them. Where
 * there is no such organisation, the decider says so.
 */
export const checkMediator: Check<{ organisationId: string; mediatorId?: string; mediatorFrom?: string }> = async (
  { record },
  actor,
  { organisationId, mediatorId, mediatorFrom: lender },
) => {
  if (mediatorId === undefined) return null;
  const worksAt = lender ?? organisationId;
  const isOne = await reading(record, actor, async (tx, { organisations }) => {
    const user = await findUserInOffice(tx, mediatorId);
    const mediators = mediatingRoles(organisations, worksAt);
    return mediators === null || (user?.organisationId === worksAt && mediators.includes(user.role));
  });
  if (isOne) return null;
  return new Problem('invalid', { errors: [{ path: 'mediatorId', message: '该单位没有这名调解员' }] });
};

function mediatingRoles(organisations: OrganisationTree, id: string) {
  const organisation = Object.hasOwn(organisations, id) ? organisations[id] : undefined;
  return organisation ? desks[organisation.kind].mediators : null;
}
