import type { Place, PlaceFigures } from '../../domain/assessment/places.ts';
import { type Around, colourOf } from '../dispute/around.ts';
import { colourKeys, listOf } from './figures.ts';
import { type Cell, cell, numberTable, percent, type TableRow } from './number-table.ts';

/** The same numbers as on the map, line by line: each township, below it its organisations. */
export function tableOf(places: readonly Place[], total: PlaceFigures, around: Around) {
  const { county } = around.say;
  const keys = colourKeys(around);
  const columns = [
    ...[county.place, county.columns.open, county.columns.overdue],
    ...keys.map((key) => colourOf(around, key).label),
    ...[county.columns.registered, county.columns.settled, county.columns.share],
  ];
  const lines = places.flatMap((place): TableRow[] => [
    {
      head: place.name ?? county.outside,
      path: place.organisationId === null ? null : `/console/county/${place.organisationId}`,
      kind: 'sum',
      cells: cellsOf(place, keys, null),
    },
    ...place.units.map(
      (unit): TableRow => ({
        head: unit.name,
        path: null,
        kind: 'line',
        cells: cellsOf(unit, keys, unit.organisationId),
      }),
    ),
  ]);
  const sum: TableRow = { head: county.total, path: null, kind: 'sum', cells: cellsOf(total, keys, null) };
  return numberTable(county.tableCaption, columns, places.length > 1 ? [...lines, sum] : lines);
}

/** Of one organisation each number leads to its cases. */
function cellsOf(figures: PlaceFigures, colours: readonly string[], ownerId: string | null): Cell[] {
  const to = (query: Record<string, string>) =>
    ownerId === null ? null : listOf({ status: 'open', ownerId, ...query });
  return [
    cell(figures.open, to({})),
    cell(figures.overdue, to({ sort: 'due' })),
    ...colours.map((key) => cell(figures.colours[key] ?? 0, to({ colour: key }))),
    cell(figures.registered),
    cell(figures.settled),
    cell(percent(figures.settled, figures.registered)),
  ];
}
