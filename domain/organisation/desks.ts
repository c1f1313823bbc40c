import type { Role } from './actor.ts';
import type { OrganisationKind } from './tree.ts';

interface Desk {
  /** Who takes in, dispatches and accepts for the organisation. */
  intake: readonly Role[];
  /** Who mediates for it. */
  mediators: readonly Role[];
}

/** 岗位: which roles act for each kind of organisation, so that a task always names people who can do it. */
export const desks: Record<OrganisationKind, Desk> = {
  'village-committee': { intake: ['village-mediator'], mediators: ['village-mediator'] },
  'village-judge-studio': { intake: ['village-mediator'], mediators: ['village-mediator'] },
  'township-centre': { intake: ['township-coordinator'], mediators: ['township-coordinator'] },
  'township-committee': { intake: ['township-mediator'], mediators: ['township-mediator'] },
  'judicial-office': { intake: ['township-mediator'], mediators: ['township-mediator'] },
  'city-centre': { intake: ['township-coordinator'], mediators: ['township-coordinator'] },
  'industry-committee': { intake: ['studio-mediator'], mediators: ['studio-mediator'] },
  studio: { intake: ['studio-mediator'], mediators: ['studio-mediator'] },
  court: { intake: ['court-clerk', 'judge'], mediators: ['court-mediator', 'court-clerk', 'judge'] },
  tribunal: { intake: ['court-clerk', 'judge'], mediators: ['court-mediator', 'court-clerk', 'judge'] },
  'police-station': { intake: ['community-officer', 'deputy-chief', 'station-chief'], mediators: [] },
  'county-centre': { intake: ['supervisor'], mediators: [] },
  'womens-federation': { intake: ['invited-organisation'], mediators: [] },
  'labour-arbitration': { intake: ['invited-organisation'], mediators: [] },
  procuratorate: { intake: ['invited-organisation'], mediators: [] },
};
