import { evidenceToHandOver, handsOverRecords } from '../../dispute/hand-over.ts';
import type { DisputeState, Evidence } from '../../dispute/state.ts';
import type { CourtPolicy } from '../../policy/court-policy.ts';

/** 卷宗: for those who mediated, and without what was said in mediation for a court. */
export type DossierName = 'dossier' | 'dossier-for-court';

export function isDossier(form: string): form is DossierName {
  return form === 'dossier' || form === 'dossier-for-court';
}

/** Which forms and which evidence a dossier holds; null for every form. */
export interface Bound {
  forms: readonly string[] | null;
  evidence: Evidence[];
}

/** For a court: what 移送立案材料 holds. */
export function boundIn(
  name: DossierName,
  state: DisputeState,
  { forms, formsIfAgreed }: CourtPolicy['handOver'],
): Bound {
  if (name === 'dossier') return { forms: null, evidence: state.evidence };
  const agreed = handsOverRecords(state) ? formsIfAgreed : [];
  return { forms: [...forms, ...agreed], evidence: evidenceToHandOver(state) };
}
