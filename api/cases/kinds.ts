import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { agreementKind } from '../agreements/agreement-kind.ts';
import { analysisKind } from '../analysis/analysis-kind.ts';
import { clueKind } from '../clues/clue-kind.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { enforcementKind } from '../enforcements/enforcement-kind.ts';
import { retentionKind } from '../retention/retention-kind.ts';
import { reviewKind } from '../reviews/review-kind.ts';
import { householdKind } from '../households/household-kind.ts';
import { screeningRoundKind } from '../screening-rounds/round-kind.ts';

/** A kind of record, for what concerns all of them alike. */
interface AnyKind {
  decider: { kind: string };
  mayView(actor: Actor, state: unknown, organisations: OrganisationTree): boolean;
}

const KINDS: readonly AnyKind[] = [
  disputeKind,
  agreementKind,
  enforcementKind,
  householdKind,
  clueKind,
  screeningRoundKind,
  analysisKind,
  reviewKind,
  retentionKind,
];

/** Whether the actor may know of a record; one whose kind the API does not offer does not exist for it. */
export function mayViewCase(kind: string, actor: Actor, state: unknown, organisations: OrganisationTree): boolean {
  return KINDS.find(({ decider }) => decider.kind === kind)?.mayView(actor, state, organisations) ?? false;
}
