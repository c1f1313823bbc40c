/** What policy says of a mediator's assessment (考评) and of the bonus for each case (一案一奖). */
export interface AssessmentPolicy {
  /** Of a hundred points. A rate of which there is nothing to say yet leaves its points to the others. */
  weights: Record<AssessedRate, number>;
  /** Points taken off for each 督办 that nobody answered in time, so that it went up to the county. */
  pointsPerEscalation: number;
  /** For each case that succeeded, by what it came to. */
  bonusFen: Record<Success, number>;
}

/** 调解成功率 · 按期办结率 · 协议履行率 · 满意率. */
export type AssessedRate = 'success' | 'onTime' | 'performance' | 'satisfaction';

/** 和好 · 口头协议 · 书面协议 · 群体性纠纷的协议. */
export type Success = 'reconciled' | 'oral' | 'written' | 'mass';
