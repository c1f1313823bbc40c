import type { DisputeEvent } from '../domain/dispute/events.ts';
import { committeeNumberOf } from '../domain/dispute/committee-number.ts';
import { evolve } from '../domain/dispute/evolve.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { organisationOf, type OrganisationTree } from '../domain/organisation/tree.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { levelOf } from '../domain/policy/lookups.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { KeyRing } from '../record/keys.ts';
import type { Opened } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';

/** A case, opened, with what is needed to say who had it when. */
export interface OpenedCase {
  tx: Tx;
  keys: KeyRing;
  state: DisputeState;
  opened: Opened<DisputeState>;
  /** Those that led to the state. */
  events: DisputeEvent[];
  people: ReadonlyMap<string, PersonFacts>;
  policy: Policy;
  organisations: OrganisationTree;
}

/** The case as these events left it; `now` where there are none. */
export function stateAfter(events: DisputeEvent[], now: DisputeState): DisputeState {
  return events.reduce<DisputeState | null>(evolve, null) ?? now;
}

/** The house, its number and the mediator whose the case was then: an earlier paper is not a later owner's. */
export async function whoHadIt({ owner, level }: DisputeState, { tx, state, policy, organisations }: OpenedCase) {
  const mediator = owner.mediatorId === undefined ? null : await findUser(tx, owner.mediatorId);
  return {
    organisationName: organisationOf(organisations, owner.organisationId).name,
    mediatorName: mediator?.name,
    committeeNumber: committeeNumberOf(state, owner.organisationId),
    byCourt: levelOf(policy, level).stage === 'court',
  };
}
