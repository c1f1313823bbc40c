import type { OrganisationKind } from '../organisation/tree.ts';
import type { ByColour, SourcedPeriod } from './policy.ts';

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
  /** 联系计划: how often the owner speaks with the parties while it mediates. */
  contact: ByColour;
  /** 满意度: a score of 1 to `best`; one of `dissatisfied` or less opens 督办. */
  rating: { best: number; dissatisfied: number };
  /** 关联: how one dispute stands to another, and how that one then stands to it. */
  links: Record<string, { label: string; inverse: string }>;
  /** 联合调解: as what an organisation may be invited, and which kinds of organisation may be it. */
  invitations: Record<string, { label: string; kinds: OrganisationKind[] }>;
  /** 人调字号: which kinds of organisation number what they accept, and the word (字) that stands behind their short name. */
  committeeNumber: { kinds: OrganisationKind[]; word: string; source: string };
  /** 反复退回: the return with which the county decides whose case it is, and how long it may take. */
  returns: { limit: number; decide: SourcedPeriod };
  guard: {
    /** Types of dispute that a family's own are: any perpetrator among the parties concerns them. */
    familyTypes: string[];
    /** The colour of a case in which somebody of a household of a level that stops mediation is a party. */
    colour: string;
    /** Who is told. */
    station: OrganisationKind;
  };
}
