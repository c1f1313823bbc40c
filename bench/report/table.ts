import type { Figure } from './report.ts';

/** The figures of one part as lines of text: number, unit, name, pass line, and what it means. */
export function tableOf(figures: readonly Figure[], judged: boolean): string {
  const rows = figures.map((figure) => ({
    number: `${inWords(figure.value)} ${figure.unit}`,
    name: figure.name,
    line: lineOf(figure, judged),
    meaning: figure.meaning,
  }));
  const widest = (key: 'number' | 'name' | 'line') => Math.max(0, ...rows.map((row) => row[key].length));
  const [number, name, line] = [widest('number'), widest('name'), widest('line')];
  return rows
    .map(
      (row) => `  ${row.name.padEnd(name)}  ${row.number.padStart(number)}  ${row.line.padEnd(line)}  ${row.meaning}`,
    )
    .join('\n');
}

function lineOf({ line }: Figure, judged: boolean): string {
  if (line === undefined) return '';
  if (!judged) return `(${line.text})`;
  return line.holds ? `ok, ${line.text}` : `MISSED, ${line.text}`;
}

/** Three digits that count, whole numbers from a hundred on. */
function inWords(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
  return String(Number(value.toPrecision(3)));
}
