import { type CivilDate, isCivilDate } from '../time/civil-date.ts';
import { type Instant, normaliseInstant } from '../time/instant.ts';

/** `2026-09-30` → `2026年9月30日` (GB/T 9704-2012 7.3.5.4: Arabic numerals, no leading zeros). Throws RangeError for no day. */
export function chineseDate(date: CivilDate): string {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A moment as `2026年9月15日9时05分`, in Asia/Shanghai. Throws RangeError for no moment. */
export function chineseDateTime(instant: Instant): string {
  const local = normaliseInstant(instant);
  return `${chineseDate(local.slice(0, 10))}${Number(local.slice(11, 13))}时${local.slice(14, 16)}分`;
}
