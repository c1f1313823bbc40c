/** 提醒: when and how often people are told outside the system that something waits for them in it. */
export interface MessagePolicy {
  /** 免打扰: from and until which hour of the day (Asia/Shanghai) nothing that can wait is sent. */
  quiet: { fromHour: number; untilHour: number; source: string };
  /** Colours of a dispute and levels of a household whose news wait for no morning. */
  urgent: string[];
  /** Hours from one attempt to the next; after the last the message counts as failed. */
  retryAfterHours: number[];
}
