import type { Period } from '../time/period.ts';

/** 个人信息: how a sensitive fact is looked at in full, and how long what was only begun is kept. */
export interface PrivacyPolicy {
  reveal: {
    /** How long a page may show it; a look that is sent again after that is a look of its own. */
    shownForSeconds: number;
    /** Fewest letters or characters that say what a fact is wanted for. */
    leastPurpose: number;
    source: string;
  };
  /** 草稿: how long one is kept that nobody touches. */
  drafts: { period: Extract<Period, { unit: 'calendar-days' }>; source: string };
}
