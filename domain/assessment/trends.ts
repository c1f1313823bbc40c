import type { CivilDate } from '../time/civil-date.ts';
import { type Season, SEASONS, seasonOf } from '../time/season.ts';

/** What is counted of a month, a season or a kind of dispute. */
export interface TrendCounts {
  total: number;
  settled: number;
  byLevel: Record<string, number>;
}

export interface Trends {
  total: TrendCounts;
  /** In the order of time; also those in which nothing came. */
  months: (TrendCounts & { key: string; byType: Record<string, number> })[];
  seasons: (TrendCounts & { key: Season })[];
  /** The most frequent first. */
  types: (TrendCounts & { key: string })[];
}

interface Cell {
  part: number;
  type: string;
  level: string;
  total: number;
  settled: number;
}

/** 趋势 by month, season and type. `months` are the parts that the cells name. */
export function trendsOf(cells: readonly Cell[], months: readonly { key: string; from: CivilDate }[]): Trends {
  const types = [...new Set(cells.map(({ type }) => type))];
  const seasonIn = ({ part }: Cell) => seasonOf(months[part]?.from ?? '');
  return {
    total: countsOf(cells),
    months: months.map(({ key }, index) => {
      const own = cells.filter(({ part }) => part === index);
      return { key, ...countsOf(own), byType: tally(own, ({ type }) => type) };
    }),
    seasons: SEASONS.map((key) => ({ key, ...countsOf(cells.filter((cell) => seasonIn(cell) === key)) })),
    types: types
      .map((key) => ({ key, ...countsOf(cells.filter(({ type }) => type === key)) }))
      .sort((one, other) => other.total - one.total || (one.key < other.key ? -1 : 1)),
  };
}

function countsOf(cells: readonly Cell[]): TrendCounts {
  return {
    total: cells.reduce((sum, { total }) => sum + total, 0),
    settled: cells.reduce((sum, { settled }) => sum + settled, 0),
    byLevel: tally(cells, ({ level }) => level),
  };
}

function tally(cells: readonly Cell[], keyOf: (cell: Cell) => string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const cell of cells) sums[keyOf(cell)] = (sums[keyOf(cell)] ?? 0) + cell.total;
  return sums;
}
