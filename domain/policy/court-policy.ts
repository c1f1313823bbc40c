/** 诉调对接: what policy says of the way between mediation and the court. */
export interface CourtPolicy {
  /** Which of the court's periods holds for a case of that source, where nobody says otherwise: source → basis. */
  basisOfSource: Record<string, string>;
  /** Forms that go to the court when a case is filed, and those that go only if all parties agree. */
  handOver: { forms: string[]; formsIfAgreed: string[]; mostBytes: number; source: string };
  /** Grounds for ending mediation of which the county hears at once: ground → source. */
  reportedGrounds: Record<string, string>;
}
