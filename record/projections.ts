import type { ClueState } from '../domain/clue/state.ts';
import type { DisputeEvent } from '../domain/dispute/events.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { ErasureEvent, ErasureState } from '../domain/erasure/erasure.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import type { ClaimantState } from '../domain/mass/state.ts';
import type { OrganisationTree } from '../domain/organisation/tree.ts';
import type { PolicyChangeEvent } from '../domain/policy-change/policy-change.ts';
import type { ScreeningRoundState } from '../domain/screening/state.ts';
import { projectDisclosures } from './disclosures.ts';
import type { AnyEvent, Outcome } from './follow.ts';
import { publishDecided } from './policies.ts';
import type { StatementBuilder } from './statement.ts';
import { raiseTombstones } from './tombstones.ts';
import { projectClaimant } from './views/project-claimant.ts';
import { projectClue } from './views/project-clue.ts';
import { projectDisputeSql, projectDisputeValues } from './views/project-dispute.ts';
import { projectHousehold } from './views/project-household.ts';
import { projectScreeningRound } from './views/project-screening-round.ts';
import { projectSupervision } from './views/supervisions-projection.ts';

/** How one kind of record keeps its row for lists, in the command's own transaction. */
interface Projection {
  add(statement: StatementBuilder, outcome: Outcome<unknown, AnyEvent>, organisations: OrganisationTree): void;
}

/** By kind of record; a kind that is not named has no view. */
export const projections: Readonly<Record<string, Projection>> = {
  dispute: {
    add(statement, outcome, organisations) {
      const sql = projectDisputeSql(statement.nextPlaceholder);
      statement.addWorded([sql], projectDisputeValues(outcome.state as DisputeState, outcome, organisations));
      projectSupervision(statement, outcome as Outcome<DisputeState, DisputeEvent>);
    },
  },
  claimant: {
    add(statement, outcome) {
      projectClaimant(statement, outcome.state as ClaimantState);
    },
  },
  household: {
    add(statement, outcome) {
      projectHousehold(statement, outcome.state as HouseholdState, outcome);
      projectDisclosures(statement, outcome.state as HouseholdState);
    },
  },
  clue: {
    add(statement, outcome, organisations) {
      projectClue(statement, outcome.state as ClueState, outcome, organisations);
    },
  },
  erasure: {
    add(statement, outcome) {
      raiseTombstones(
        statement,
        (outcome.state as ErasureState).id,
        outcome.events as (ErasureEvent & { seq: number })[],
      );
    },
  },
  'policy-change': {
    add(statement, outcome) {
      publishDecided(statement, outcome.events as (PolicyChangeEvent & { seq: number })[]);
    },
  },
  'screening-round': {
    add(statement, outcome, organisations) {
      projectScreeningRound(statement, outcome.state as ScreeningRoundState, outcome, organisations);
    },
  },
};
