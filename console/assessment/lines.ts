import type { Words as ApiWords } from '../../api/public/words.ts';
import type { MediatorsAnswer } from '../../api/statistics/mediator-statistics.ts';
import { cell, numberTable } from '../county/number-table.ts';
import { type Around, organisationName } from '../dispute/around.ts';
import { filled } from '../layout/words.ts';

type Item = MediatorsAnswer['items'][number];

/** By what the list may be ordered; the best or the most first. */
export const SORTS = [
  'score',
  'success',
  'onTime',
  'performance',
  'satisfaction',
  'cases',
  'succeeded',
  'escalations',
] as const;

export const RATES = ['success', 'onTime', 'performance', 'satisfaction'] as const;
const FEN = 100;

export function sorted(items: readonly Item[], by: (typeof SORTS)[number]): Item[] {
  return [...items].sort((one, other) => (valueOf(other, by) ?? -1) - (valueOf(one, by) ?? -1));
}

function valueOf(item: Item, by: (typeof SORTS)[number]): number | null {
  if (by === 'score' || by === 'cases' || by === 'succeeded' || by === 'escalations') return item[by];
  return item.rates[by];
}

/** A line each: the score, then the parts it is made of, each with the points it brought. */
export function linesOf(
  items: readonly Item[],
  { weights }: MediatorsAnswer['basis'],
  columns: ApiWords['assessment']['columns'],
  around: Around,
) {
  const { assessment } = around.say;
  const heads = [
    ...[columns.name, columns.score],
    ...RATES.map((rate) => columns[rate]),
    ...[columns.cases, columns.open, columns.succeeded, columns.supervisions, columns.escalations, columns.bonusYuan],
  ];
  return numberTable(
    assessment.caption,
    heads,
    items.map((item) => ({
      head: nameOf(item, around),
      path: null,
      kind: 'line',
      cells: [
        cell(item.score ?? '–'),
        ...RATES.map((rate) => cell(rateOf(item.rates[rate], weights[rate], assessment))),
        ...[item.cases, item.open, item.succeeded, item.supervisions, item.escalations].map((number) => cell(number)),
        cell(item.bonusFen / FEN),
      ],
    })),
  );
}

function rateOf(rate: number | null, weight: number, { ofPoints }: Around['say']['assessment']): string {
  if (rate === null) return '–';
  return filled(ofPoints, { rate: `${Math.round(100 * rate)}%`, n: Math.round(10 * rate * weight) / 10, of: weight });
}

function nameOf({ mediatorId, name, organisationId }: Item, around: Around): string {
  return `${name ?? mediatorId} · ${organisationId === null ? '–' : organisationName(around, organisationId)}`;
}
