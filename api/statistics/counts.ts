import { z } from 'zod';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { DisputeCounts } from '../../record/views/dispute-statistics.ts';
import { civilDate } from '../http/fields.ts';
import { Problem } from '../problems/problem.ts';

/** `from` and `to` of every count. */
export const period = {
  from: civilDate.optional().meta({ description: 'registered on this day or later (Asia/Shanghai)' }),
  to: civilDate.optional().meta({ description: 'registered on this day or before' }),
};

/** @throws Problem `invalid` if it ends before it begins */
export function periodOf<Given extends { from?: CivilDate; to?: CivilDate }>(given: Given): Given {
  const { from, to } = given;
  if (from === undefined || to === undefined || from <= to) return given;
  throw new Problem('invalid', { errors: [{ path: 'to', message: '截止日期不得早于起始日期' }] });
}

export const Counts = z.object({
  total: z.int(),
  parties: z.int(),
  succeeded: z.int().meta({ description: '调解成功: agreed or reconciled' }),
  closed: z.int(),
  open: z.int(),
  amountFen: z.int(),
});

/** All of them together. */
export function added(counts: readonly DisputeCounts[]): DisputeCounts {
  const sum = (of: keyof DisputeCounts) => counts.reduce((before, each) => before + each[of], 0);
  return {
    total: sum('total'),
    parties: sum('parties'),
    succeeded: sum('succeeded'),
    closed: sum('closed'),
    open: sum('open'),
    amountFen: sum('amountFen'),
  };
}
