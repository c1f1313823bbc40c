import type { Actor } from '../organisation/actor.ts';
import { type AgreementRelation, mayOnAgreement } from '../organisation/agreement-access.ts';
import type { OrganisationTree } from '../organisation/tree.ts';
import type { AgreementCommandType } from './commands.ts';
import { relationsOf } from './relations.ts';
import type { AgreementState } from './state.ts';

/** `no`: this role or organisation may not. `not-now`: a court's desk may, only that no application lies with it now. */
export type Permission = 'yes' | 'not-now' | 'no';

const CALLED_UPON: readonly AgreementRelation[] = ['own', 'borrowed', 'court'];

export function permissionFor(
  actor: Actor,
  command: AgreementCommandType,
  state: AgreementState,
  organisations: OrganisationTree,
): Permission {
  const relations = relationsOf(actor, state, organisations);
  if (mayOnAgreement(actor.role, command, relations)) return 'yes';
  const isCalledUpon = relations.some((relation) => CALLED_UPON.includes(relation));
  return isCalledUpon && mayOnAgreement(actor.role, command, ['confirming']) ? 'not-now' : 'no';
}
