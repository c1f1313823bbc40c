import { ancestorsOf, isBelow, type Organisation, type OrganisationTree, takesWork } from '../organisation/tree.ts';

/** What is counted of a place's cases. */
export interface PlaceFigures {
  /** Open now. */
  open: number;
  overdue: number;
  /** The open ones by colour. */
  colours: Record<string, number>;
  /** Of a period. */
  registered: number;
  /** 化解: of those registered, the ones settled by mediation. */
  settled: number;
  /** The settled ones by the level at which they were; 小事不出村 is the village's share. */
  settledAt: Record<string, number>;
}

/** One organisation's share of a place. */
export interface PlaceUnit extends PlaceFigures {
  organisationId: string;
  kind: Organisation['kind'];
  name: string;
}

/** 乡镇(街道) with its villages, or what no township has: `county`. */
export interface Place extends PlaceFigures {
  /** The township's centre; null for what no township has: the county's own bodies and its court. */
  organisationId: string | null;
  name: string | null;
  units: PlaceUnit[];
}

/** So many cases of one organisation, at one level, of one colour. */
export interface PlaceCount {
  organisationId: string;
  level: string;
  colour: string;
  /** Open now, whenever they were registered. */
  open: number;
  /** Of the open: something of theirs should have been done by now. */
  overdue: number;
  /** Registered in the period. */
  registered: number;
  /** Of the registered: settled by mediation. */
  settled: number;
}

/**
 * 辖区概况: counts by township and village. Villages and townships that are the viewer's stand there also where there is
 * nothing; others only with what is counted of them, such as a case that has gone there.
 */
export function placesOf(counts: readonly PlaceCount[], organisations: OrganisationTree, viewerId: string): Place[] {
  const isOwn = ({ id }: Organisation) => id === viewerId || isBelow(organisations, id, viewerId);
  const hasCounts = ({ id }: Organisation) => counts.some(({ organisationId }) => organisationId === id);
  const shown = Object.values(organisations).filter(
    (each) => hasCounts(each) || (each.kind === 'village-committee' && takesWork(each) && isOwn(each)),
  );
  const townships = Object.values(organisations).filter(({ kind }) => kind === 'township-centre');
  const places = townships.flatMap((township) => {
    const units = shown.filter(({ id }) => id === township.id || isBelow(organisations, id, township.id));
    return units.length > 0 || isOwn(township) ? [placeOf(township, units, counts)] : [];
  });
  const outside = shown.filter((each) => !isIn(townships, each, organisations));
  return outside.length === 0 ? places : [...places, placeOf(null, outside, counts)];
}

function isIn(townships: readonly Organisation[], { id }: Organisation, organisations: OrganisationTree): boolean {
  return townships.some((township) => township.id === id || ancestorsOf(organisations, id).includes(township));
}

function placeOf(township: Organisation | null, units: readonly Organisation[], counts: readonly PlaceCount[]): Place {
  const of = (ids: readonly string[]) => figuresOf(counts.filter(({ organisationId }) => ids.includes(organisationId)));
  return {
    organisationId: township?.id ?? null,
    name: township?.name ?? null,
    ...of(units.map(({ id }) => id)),
    units: units.map(({ id, kind, name }) => ({ organisationId: id, kind, name, ...of([id]) })),
  };
}

/** All of them together. */
export function figuresOf(counts: readonly Omit<PlaceCount, 'organisationId'>[]): PlaceFigures {
  return {
    open: sum(counts, ({ open }) => open),
    overdue: sum(counts, ({ overdue }) => overdue),
    colours: by(
      counts,
      ({ colour }) => colour,
      ({ open }) => open,
    ),
    registered: sum(counts, ({ registered }) => registered),
    settled: sum(counts, ({ settled }) => settled),
    settledAt: by(
      counts,
      ({ level }) => level,
      ({ settled }) => settled,
    ),
  };
}

function by<T>(all: readonly T[], keyOf: (one: T) => string, of: (one: T) => number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of all) sums[keyOf(one)] = (sums[keyOf(one)] ?? 0) + of(one);
  return sums;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((before, one) => before + of(one), 0);
}
