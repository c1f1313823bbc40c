import type { TrendsAnswer } from '../../api/statistics/trends.ts';
import { columns, rows } from '../charts/bars.ts';
import { cell, numberTable, percent } from '../county/number-table.ts';
import { type Around, levelName } from '../dispute/around.ts';
import { monthOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';

interface Counts {
  total: number;
  settled: number;
  byLevel: Record<string, number>;
}

/** A picture with what it says: in a sentence, and in numbers. */
export interface Drawing {
  id: string;
  title: string;
  said: string;
  picture: object;
  table: ReturnType<typeof numberTable>;
}

export function monthsOf({ months }: TrendsAnswer, around: Around): Drawing {
  const named = months.map((month, at) => ({
    ...month,
    name: monthOf(month.key, around.language, isYearSaid(at, months)),
  }));
  return stacked('months', named, around);
}

export function seasonsOf({ seasons }: TrendsAnswer, around: Around): Drawing {
  const named = seasons.map((season) => ({ ...season, name: labelOf(around.say.trend.season, season.key) }));
  return stacked('seasons', named, around);
}

/** 纠纷类型: the most frequent above. */
export function typesOf({ types, total }: TrendsAnswer, around: Around): Drawing {
  const { trend } = around.say;
  const named = types.map((one) => ({ ...one, name: typeName(around, one.key) }));
  const said = saidOf('types', named, total.total, around);
  const values = named.map(({ total: all }) => all);
  return {
    id: 'types',
    title: trend.titles.types,
    said,
    picture: rows({ names: named.map(({ name }) => name), series: [{ name: trend.total, values }], said }),
    table: tableOf('types', named, around),
  };
}

/** 层级: what is or ended at each, and how much of it was settled there. */
export function levelsOf({ total }: TrendsAnswer, around: Around): Drawing {
  const { trend } = around.say;
  const named = levelKeys(total, around).map((key) => ({
    name: levelName(around, key),
    total: total.byLevel[key] ?? 0,
  }));
  const said = saidOf('levels', named, total.total, around);
  const values = named.map(({ total: all }) => all);
  return {
    id: 'levels',
    title: trend.titles.levels,
    said,
    picture: rows({ names: named.map(({ name }) => name), series: [{ name: trend.total, values }], said }),
    table: numberTable(
      trend.titles.levels,
      [trend.level, trend.total, trend.share],
      named.map(({ name, total: all }) => ({
        head: name,
        path: null,
        kind: 'line',
        cells: [cell(all), cell(percent(all, total.total))],
      })),
    ),
  };
}

/** Once is enough for a year; where a month comes twice, each says its own. */
export function isYearSaid(at: number, months: TrendsAnswer['months']): boolean {
  return months.length > 12 || at === 0 || months[at]?.key.endsWith('-01') === true;
}

function stacked(id: 'months' | 'seasons', named: (Counts & { name: string })[], around: Around): Drawing {
  const { trend } = around.say;
  const all = sum(named.map(({ total }) => total));
  const said = saidOf(id, named, all, around);
  const levels = levelKeys(
    { byLevel: Object.assign({}, ...named.map(({ byLevel }) => byLevel)) as Counts['byLevel'] },
    around,
  );
  const series = levels.map((key) => ({
    name: levelName(around, key),
    values: named.map(({ byLevel }) => byLevel[key] ?? 0),
  }));
  return {
    id,
    title: trend.titles[id],
    said,
    picture: columns({ names: named.map(({ name }) => name), series, said }),
    table: tableOf(id, named, around),
  };
}

function tableOf(id: 'months' | 'seasons' | 'types', named: readonly (Counts & { name: string })[], around: Around) {
  const { trend } = around.say;
  const levels = around.policy.levels.map(({ key }) => key);
  const heads = { months: trend.month, seasons: trend.seasonHead, types: trend.type };
  return numberTable(
    trend.titles[id],
    [heads[id], trend.total, ...levels.map((key) => levelName(around, key)), trend.settled],
    named.map(({ name, total, settled, byLevel }) => ({
      head: name,
      path: null,
      kind: 'line',
      cells: [total, ...levels.map((key) => byLevel[key] ?? 0), settled].map((number) => cell(number)),
    })),
  );
}

/** The picture in a sentence: how many, and where the most and the least are. */
function saidOf(
  id: 'months' | 'seasons' | 'types' | 'levels',
  named: readonly { name: string; total: number }[],
  all: number,
  { say }: Around,
): string {
  if (all === 0) return say.trend.nothing;
  const [most] = [...named].sort((one, other) => other.total - one.total);
  return filled(say.trend.said[id], { n: all, most: most?.name ?? '', count: most?.total ?? 0 });
}

export function typeName({ policy, say }: Around, key: string): string {
  return labelOf({ ...policy.types, ...say.type }, key);
}

function levelKeys({ byLevel }: Pick<Counts, 'byLevel'>, { policy }: Around): string[] {
  return [...new Set([...policy.levels.map(({ key }) => key), ...Object.keys(byLevel)])];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0);
}
