import { addDays, addMonths, type CivilDate } from '../../domain/time/civil-date.ts';
import type { Period } from '../../domain/time/period.ts';

/** The day that lies a period before `today` (Asia/Shanghai); rest days play no part in looking back. */
export function closedSince(today: CivilDate, period: Period): CivilDate {
  if (period.unit === 'months') return addMonths(today, -period.n);
  return addDays(today, -(period.unit === 'hours' ? Math.ceil(period.n / 24) : period.n));
}
