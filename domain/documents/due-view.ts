import type { DueFacts } from './case-part-facts.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';

/** `2026年10月10日前（含当日）`, or the moment where hours are counted. */
export function dueBy({ lastDay, dueAt }: DueFacts): string {
  return lastDay === undefined ? `${chineseDateTime(dueAt)}前` : `${chineseDate(lastDay)}前（含当日）`;
}
