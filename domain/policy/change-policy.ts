/** 策略修订: what policy says of how it is changed itself. */
export interface ChangePolicy {
  /** Days between a change's approval and the first day on which it may hold: 1 is the day after, 0 the very same. */
  noticeDays: number;
  source: string;
}
