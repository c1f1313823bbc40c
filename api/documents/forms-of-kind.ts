import type { PartsOfForm } from '../../domain/documents/parts-of-form.ts';
import type { FormCode } from '../../domain/documents/form.ts';
import type { AccessRule } from '../../domain/organisation/access-rule.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';

/** Which official forms a kind of record has, and who may ask for them. */
export interface FormsOfKind<State> {
  codes: FormCode[];
  /** Those that the record as it stands can fill. */
  available(state: State, policy: Policy): FormCode[];
  /** Which parts of it a form can be about; null for a form about the whole. */
  partsOf?(form: FormCode, state: State): PartsOfForm | null;
  /** The right that `mayRequest` looks up. */
  rule: AccessRule;
  mayRequest(actor: Actor, state: State, organisations: OrganisationTree): boolean;
}
