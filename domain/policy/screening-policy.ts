import type { OrganisationKind } from '../organisation/tree.ts';
import type { SourcedPeriod } from './policy.ts';

/** 线索、排查、研判: what is found before it is a dispute, and the weekly look at what has become of it all. */
export interface ScreeningPolicy {
  clue: {
    /** Kinds of organisation whose desk sorts clues (甄别); what is reported elsewhere goes to the township's centre. */
    sorterKinds: OrganisationKind[];
    sort: SourcedPeriod;
    /** Between one alarm upward and the next, until the clue is sorted. */
    alarm: SourcedPeriod;
    photos: { most: number; maxBytes: number; mediaTypes: string[] };
  };
  round: {
    organiserKinds: OrganisationKind[];
    /** 重点人群: groups of people that a round looks after, key → label. */
    groups: Record<string, string>;
    longestDays: number;
    /** Calendar days before the end at which the organiser is reminded. */
    reminders: number[];
    alarm: SourcedPeriod;
    source: string;
  };
  analysis: {
    /** Kind of the organisation that meets every week. */
    centreKind: OrganisationKind;
    /** 0 is Sunday; a rest day moves it to the first workday after. */
    weekday: number;
    /** Hour of that day (Asia/Shanghai) at which the agenda is prepared. */
    hour: number;
    hold: SourcedPeriod;
    alarm: SourcedPeriod;
    /** Why a dispute is on the agenda and what to do about it; of several reasons the first says what to do. */
    reasons: { key: AgendaReason; label: string; suggestion: string }[];
    /** What may be suggested, key → label. */
    suggestions: Record<string, string>;
    /** A meeting cannot look at more; the most pressing stand first. */
    longestAgenda: number;
    source: string;
  };
}

/** 新增、超期、红色、重复: new since the last agenda · something overdue or pressed · of an alert colour · same people and type. */
export type AgendaReason = 'new' | 'overdue' | 'red' | 'repeated';
