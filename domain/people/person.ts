import type { CivilDate } from '../time/civil-date.ts';

/** 监护人 or 代理人: who acts for a party. */
export type Representative = {
  name: string;
  /** 与当事人关系, or the kind of authority given. */
  relation?: string;
  idNumber?: string;
  phone?: string;
};

/** 当事人基本情况, as the official forms ask for it. Kept encrypted; never part of an event. */
export interface PersonFacts {
  /** A person's name, or an organisation's. */
  name: string;
  gender?: 'male' | 'female' | 'unknown';
  ethnicity?: string;
  birthDate?: CivilDate;
  /** Resident ID, normalised to a capital X, or an organisation's registration number. */
  idNumber?: string;
  occupation?: string;
  phone?: string;
  address?: string;
  /** How a protected person can be reached without the other side noticing. */
  safeContact?: string;
  guardian?: Representative;
  agent?: Representative;
}
