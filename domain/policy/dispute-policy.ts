import type { OrganisationKind } from '../organisation/tree.ts';
import type { SourcedPeriod } from './policy.ts';

/** 危险情形, as a mediator reports it (人民调解法 25). */
export interface DangerKind {
  label: string;
  /** The colour that a case is given at least. */
  colour: string;
  /** Whether it ends mediation where violence in the family is at issue (公通字〔2024〕34号 20). */
  stopsFamily: boolean;
  source: string;
}

/** What policy says of a dispute beyond the periods of its path. */
export interface DisputePolicy {
  /** 协议跟踪: how often the owner looks at a case whose agreement is under way, so that it lies in nobody's hands at no time. */
  agreementReview: SourcedPeriod;
  dangers: Record<string, DangerKind>;
  guard: {
    /** Types of dispute that a family's own are: any perpetrator among the parties concerns them. */
    familyTypes: string[];
    /** The colour of a case in which somebody of a household of a level that stops mediation is a party. */
    colour: string;
    /** Who is told. */
    station: OrganisationKind;
  };
}
