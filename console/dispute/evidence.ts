import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { whenOf } from '../layout/time.ts';
import type { Around } from './around.ts';

/** 证据材料, each with the page that shows it. */
export function evidenceOf({ id, evidence }: DisputeAnswer, { now, language }: Around) {
  return evidence.map(({ evidenceId, title, addedAt }) => ({
    title,
    when: whenOf(addedAt, language, now),
    path: `/console/disputes/${id}/evidence/${evidenceId}/view`,
  }));
}
