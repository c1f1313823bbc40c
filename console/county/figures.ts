import type { PlaceFigures } from '../../domain/assessment/places.ts';
import { type Around, colourOf, levelName } from '../dispute/around.ts';
import { filled } from '../layout/words.ts';
import { percent } from './number-table.ts';
import type { Period } from './period.ts';

const DISPUTES = '/console/disputes';

/** The list of disputes that a figure counts. */
export function listOf(query: Readonly<Record<string, string>>): string {
  return `${DISPUTES}?${new URLSearchParams(query).toString()}`;
}

/** What is open and late now; what came and was settled in the period. */
export function tilesOf({ open, overdue, registered, settled }: PlaceFigures, period: Period, { say }: Around) {
  const { county } = say;
  return [
    { code: 'overdue', total: overdue, name: county.overdue, path: listOf({ status: 'open', sort: 'due' }) },
    { code: 'all', total: open, name: county.open, path: listOf({ status: 'open' }) },
    { code: 'all', total: registered, name: county.registered, path: listOf({ ...period }) },
    { code: 'all', total: settled, name: county.settled, path: null },
  ];
}

/** The open cases by colour, the gravest first. */
export function coloursOf({ colours }: PlaceFigures, around: Around) {
  return colourKeys(around).map((key) => ({
    colour: colourOf(around, key),
    total: colours[key] ?? 0,
    path: listOf({ status: 'open', colour: key }),
  }));
}

export function colourKeys({ policy }: Pick<Around, 'policy'>): string[] {
  return [...policy.colours].sort((one, other) => other.order - one.order).map(({ key }) => key);
}

/** 小事不出村: where what was settled was settled, from the lowest level upwards. */
export function settledOf({ settled, settledAt }: PlaceFigures, around: Around) {
  const { county } = around.say;
  const keys = [...new Set([...around.policy.levels.map(({ key }) => key), ...Object.keys(settledAt)])];
  let before = 0;
  const parts = keys.map((key, index) => {
    const total = settledAt[key] ?? 0;
    const width = settled === 0 ? 0 : (100 * total) / settled;
    before += width;
    return {
      pattern: Math.min(index, 2),
      name: levelName(around, key),
      total: filled(county.cases, { n: total }),
      share: percent(total, settled),
      from: (before - width).toFixed(2),
      width: width.toFixed(2),
    };
  });
  const [village = ''] = keys;
  return {
    parts,
    sentence:
      settled === 0
        ? county.noneSettled
        : filled(county.settledSentence, { n: settled, share: percent(settledAt[village] ?? 0, settled) }),
  };
}
