import type { Role } from '../organisation/actor.ts';
import type { OrganisationKind } from '../organisation/tree.ts';
import type { SourcedPeriod } from './policy.ts';

/** 保管期限与销毁: how long what lies in a closed case can be read, and who lets go of it. */
export interface RetentionPolicy {
  /** 短期、长期、永久. Years are counted from the one after that of closing; null: no round ever lists it. */
  classes: Record<string, { label: string; years: number | null; source: string }>;
  /** Which class a closed dispute has: the first that fits. What no rule names is kept for good. */
  rules: RetentionRule[];
  round: {
    /** Kind of the organisation that appraises (鉴定), once a year. */
    appraiserKind: OrganisationKind;
    /** Day of the year and hour (Asia/Shanghai) at which what is due is listed; a rest day moves it on. */
    month: number;
    day: number;
    hour: number;
    /** Who must approve, in this order of asking: each one person, none twice. As of any 删除, the administrator and the auditor. */
    approvers: Role[];
    appraise: SourcedPeriod;
    /** Between one reminder and the next, until it is approved. */
    press: SourcedPeriod;
    /** A round looks at no more; what is left stands first in the next. */
    longestList: number;
    source: string;
  };
}

/** Every field that is given must fit. */
export interface RetentionRule {
  types?: string[];
  outcomes?: string[];
  /** 群体性纠纷. */
  mass?: boolean;
  /** Whether it came to an agreement. */
  agreed?: boolean;
  class: string;
}
