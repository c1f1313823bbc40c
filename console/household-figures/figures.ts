import type { HouseholdStatistics } from '../../api/statistics/household-statistics.ts';
import { cell, numberTable } from '../county/number-table.ts';
import type { Around } from '../dispute/around.ts';
import { labelOf } from '../layout/words.ts';

type Figures = Omit<HouseholdStatistics, 'stationId' | 'from' | 'to' | 'by' | 'items'>;

/** The programme as a whole: tiles, the levels, the visits. */
export function figuresOf(statistics: Figures, around: Around) {
  const { householdFigures: words } = around.say;
  const { entered, current, visits } = statistics;
  return {
    tiles: [
      { figure: String(sum(entered)), name: words.entered },
      { figure: String(sum(current)), name: words.current },
      { figure: String(statistics.exited), name: words.exited },
      { figure: rateOf(statistics), name: words.exitRate },
    ],
    levels: numberTable(
      words.byLevel,
      [words.level, words.entered, words.current],
      levelKeys(around).map((key) => ({
        head: levelLabel(key, around),
        path: null,
        kind: 'line',
        cells: [cell(entered[key] ?? 0), cell(current[key] ?? 0)],
      })),
    ),
    visits: [
      { name: words.visitsDue, number: visits.due },
      { name: words.visitsOnTime, number: visits.onTime },
      { name: words.visitsLate, number: visits.late },
      { name: words.visitsOverdue, number: visits.overdue },
    ],
    harm: [
      { name: words.recurrences, number: statistics.recurrences },
      { name: words.turnedCriminal, number: statistics.turnedCriminal },
      { name: words.deaths, number: statistics.deaths },
    ],
  };
}

/** The same by station, officer or time, a line each. */
export function partsOf(
  { items }: HouseholdStatistics,
  by: 'station' | 'officer' | 'quarter' | 'year',
  around: Around,
) {
  const { householdFigures: words } = around.say;
  const columns = [
    ...[words.by[by], words.entered, words.current, words.exited, words.exitRate],
    ...[
      words.visitsDue,
      words.visitsOnTime,
      words.visitsOverdue,
      words.recurrences,
      words.turnedCriminal,
      words.deaths,
    ],
  ];
  return numberTable(
    words.parts,
    columns,
    items.map((item) => ({
      head: item.label === '' ? words.nobody : item.label,
      path: null,
      kind: 'line',
      cells: [
        ...[sum(item.entered), sum(item.current), item.exited, rateOf(item)],
        ...[item.visits.due, item.visits.onTime, item.visits.overdue],
        ...[item.recurrences, item.turnedCriminal, item.deaths],
      ].map((number) => cell(number)),
    })),
  );
}

/** 退出管控率, as the published figure is given: 93.3%. */
function rateOf({ exitRate }: Pick<Figures, 'exitRate'>): string {
  return exitRate === null ? '–' : `${(100 * exitRate).toFixed(1)}%`;
}

function levelKeys({ policy }: Around): string[] {
  return [...policy.household.levels].sort((one, other) => other.order - one.order).map(({ key }) => key);
}

function levelLabel(key: string, { policy, say }: Around): string {
  const own = Object.fromEntries(policy.household.levels.map((level) => [level.key, level.label]));
  return labelOf({ ...own, ...say.colour }, key);
}

function sum(byLevel: Record<string, number>): number {
  return Object.values(byLevel).reduce((before, number) => before + number, 0);
}
