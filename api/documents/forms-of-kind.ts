import type { FormCode } from '../../domain/documents/form.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';

/** Which official forms a kind of record has, and who may ask for them. */
export interface FormsOfKind<State> {
  codes: FormCode[];
  /** Those that the record as it stands can fill. */
  available(state: State, policy: Policy): FormCode[];
  mayRequest(actor: Actor, state: State, organisations: OrganisationTree): boolean;
}
