import { addDays, addMonths, type CivilDate } from './civil-date.ts';
import type { Period } from './period.ts';

/** The day that lies a period before `today` (Asia/Shanghai); rest days play no part in looking back. */
export function dayBefore(today: CivilDate, period: Period): CivilDate {
  if (period.unit === 'months') return addMonths(today, -period.n);
  return addDays(today, -(period.unit === 'hours' ? Math.ceil(period.n / 24) : period.n));
}
