import type { TrendsAnswer } from '../../api/statistics/trends.ts';
import { cell, loadOf, numberTable } from '../county/number-table.ts';
import { listOf } from '../county/figures.ts';
import type { Around } from '../dispute/around.ts';
import { monthOf } from '../layout/time.ts';
import { addDays, addMonths, type CivilDate } from '../../domain/time/civil-date.ts';
import { isYearSaid, typeName } from './drawings.ts';

/** 类型 × 月份: which kind of dispute comes when; shaded, and each number leads to its cases. */
export function heatTable({ types, months, from, to }: TrendsAnswer, around: Around) {
  const { trend } = around.say;
  const most = Math.max(0, ...months.flatMap(({ byType }) => Object.values(byType)));
  const heads = months.map(({ key }, at) => monthOf(key, around.language, isYearSaid(at, months)));
  return numberTable(
    trend.heat,
    [trend.type, ...heads],
    types.map(({ key: type }) => ({
      head: typeName(around, type),
      path: null,
      kind: 'line',
      cells: months.map(({ key, byType }) => {
        const number = byType[type] ?? 0;
        return { ...cell(number, listOf({ type, ...daysOf(key, from, to) })), load: loadOf(number, most) };
      }),
    })),
  );
}

/** A month, as far as it lies in the period. */
function daysOf(month: string, from: CivilDate, to: CivilDate): { from: CivilDate; to: CivilDate } {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}
