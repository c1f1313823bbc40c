import type { PersonFacts } from '../people/person.ts';

/** 已依法删除: what stands wherever erased words or people stood. */
export const ERASED = '已依法删除';

export const ERASED_PERSON: PersonFacts = { name: ERASED };
