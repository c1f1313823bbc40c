import type { Place, PlaceUnit } from '../../domain/assessment/places.ts';
import type { Around } from '../dispute/around.ts';
import { filled } from '../layout/words.ts';
import { listOf } from './figures.ts';
import { loadOf } from './number-table.ts';

/** 辖区图: a tile for each township, in it one for each village, shaded by what is open there; number and word say the same. */
export function mapOf(places: readonly Place[], { say }: Around) {
  const { county } = say;
  const most = Math.max(0, ...places.flatMap(({ units }) => units.map(({ open }) => open)));
  return {
    map: places.map((place) => ({
      id: place.organisationId ?? 'outside',
      name: place.name ?? county.outside,
      path: place.organisationId === null ? null : `/console/county/${place.organisationId}`,
      open: filled(county.openCases, { n: place.open }),
      overdue: place.overdue === 0 ? null : filled(county.overdueCases, { n: place.overdue }),
      red: redOf(place.colours, say),
      units: [...place.units].sort(villagesFirst).map((unit) => unitOf(unit, most, say)),
    })),
    legend: county.loads.map((name, load) => ({ name, load })),
  };
}

function unitOf(unit: PlaceUnit, most: number, say: Around['say']) {
  const { county } = say;
  const load = loadOf(unit.open, most);
  return {
    name: unit.name,
    path: listOf({ status: 'open', ownerId: unit.organisationId }),
    open: unit.open,
    load,
    loadText: county.loads[load] ?? '',
    overdue: unit.overdue === 0 ? null : filled(county.overdueCases, { n: unit.overdue }),
    red: redOf(unit.colours, say),
  };
}

function redOf({ red = 0 }: Record<string, number>, { county }: Around['say']): string | null {
  return red === 0 ? null : filled(county.redCases, { n: red });
}

function villagesFirst(one: PlaceUnit, other: PlaceUnit): number {
  return Number(other.kind === 'village-committee') - Number(one.kind === 'village-committee');
}
