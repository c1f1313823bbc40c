import type { Instant } from '../time/instant.ts';

/** 组织: one node of the county's tree. Centres are nodes of their own: the township centre is the parent of its villages. */
export interface Organisation {
  id: string;
  kind: OrganisationKind;
  /** The level of the path that it works at: a key of the policy's levels, or `county` above them all. */
  level: string;
  parentId: string | null;
  name: string;
  /** 简称, as it stands in document numbers. */
  shortName: string;
  /** 停止受理: since then nothing new goes to it. What it has it finishes, and the record goes on naming it. */
  closedAt?: Instant | null;
}

export const ORGANISATION_KINDS = [
  'county-centre',
  'township-centre',
  'township-committee',
  'village-committee',
  'police-station',
  'judicial-office',
  'tribunal',
  'court',
  'industry-committee',
  'studio',
  'village-judge-studio',
  'womens-federation',
  'labour-arbitration',
  'procuratorate',
  'city-centre',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export type OrganisationTree = Readonly<Record<string, Organisation>>;

/** 受理: whether anything new may go to it. */
export function takesWork({ closedAt }: Pick<Organisation, 'closedAt'>): boolean {
  return closedAt === undefined || closedAt === null;
}

/** 人民法院 or 人民法庭. */
export function isCourt(organisation: Organisation | undefined): organisation is Organisation {
  return organisation?.kind === 'court' || organisation?.kind === 'tribunal';
}

/** One to which a case can go. */
export function isOpenCourt(organisation: Organisation): boolean {
  return isCourt(organisation) && takesWork(organisation);
}

export function organisationOf(tree: OrganisationTree, id: string): Organisation {
  const found = tree[id];
  if (!found) throw new RangeError(`no such organisation: ${id}`);
  return found;
}

/** The organisation's ancestors from its parent to the root. */
export function ancestorsOf(tree: OrganisationTree, id: string): Organisation[] {
  const above: Organisation[] = [];
  for (let next = organisationOf(tree, id).parentId; next !== null; next = organisationOf(tree, next).parentId) {
    above.push(organisationOf(tree, next));
  }
  return above;
}

export function isBelow(tree: OrganisationTree, id: string, ancestorId: string): boolean {
  return ancestorsOf(tree, id).some((above) => above.id === ancestorId);
}

/**
 * The nearest organisation of a kind as seen from another: itself, an ancestor, or a child of an ancestor, nearest first.
 * From a village this finds its township centre, the township's police station, and the county's court. Of several
 * children none is nearer than another: from a county's studio no township is found. A child that is closed is not looked at.
 */
export function nearestOfKind(tree: OrganisationTree, fromId: string, kind: OrganisationKind): Organisation | null {
  const all = Object.values(tree);
  for (const above of [organisationOf(tree, fromId), ...ancestorsOf(tree, fromId)]) {
    if (above.kind === kind) return above;
    const children = all.filter((each) => each.parentId === above.id && each.kind === kind && takesWork(each));
    if (children.length === 1) return children[0] ?? null;
  }
  return null;
}
