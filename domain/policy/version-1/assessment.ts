import type { AssessmentPolicy } from '../assessment-policy.ts';

/** 考评, as shipped: 本系统设计; a county sets its own. */
export const assessmentVersion1: AssessmentPolicy = {
  weights: { success: 40, onTime: 20, performance: 20, satisfaction: 20 },
  pointsPerEscalation: 2,
  bonusFen: { reconciled: 30_00, oral: 50_00, written: 100_00, mass: 300_00 },
};
