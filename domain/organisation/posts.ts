import type { Role } from './actor.ts';
import { desks } from './desks.ts';
import type { OrganisationKind } from './tree.ts';

/** Roles beside those of the desk that takes in and mediates. */
const besides: Partial<Record<OrganisationKind, readonly Role[]>> = {
  'village-committee': ['grid-worker'],
  'township-centre': ['grid-worker'],
  court: ['enforcement-judge'],
  tribunal: ['enforcement-judge'],
  'county-centre': ['auditor', 'administrator'],
};

/** 岗位: the roles that there are at a kind of organisation. A judge of a village, or a chief of a court, cannot be appointed. */
export function postsAt(kind: OrganisationKind): Role[] {
  const { intake, mediators } = desks[kind];
  return [...new Set([...intake, ...mediators, ...(besides[kind] ?? [])])];
}
