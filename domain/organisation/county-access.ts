import type { Role } from './actor.ts';

/** What may be asked of the county's system, of no one record. */
export type CountyRight =
  | 'tasks'
  | 'notifications'
  | 'supervisions'
  | 'organisations'
  | 'similar-disputes'
  | 'claimants-template'
  | 'disclosures'
  | 'statistics.disputes'
  | 'statistics.report'
  | 'statistics.mediators'
  | 'statistics.households'
  | 'clock'
  | 'users'
  | 'policies'
  | 'audit';

/**
 * Over what the answer goes: what is the actor's own · their organisation's · of the organisations below it · of records
 * that they may view · the whole county's.
 */
export const COUNTY_SCOPES = ['self', 'organisation', 'below', 'viewable', 'county'] as const;

export type CountyScope = (typeof COUNTY_SCOPES)[number];

type Rights = Partial<Record<CountyRight, readonly CountyScope[]>>;

/** What everybody finds who has an account. The clock is a demo's alone: elsewhere its address does not exist. */
const everybody = {
  tasks: ['self', 'organisation', 'below'],
  notifications: ['self'],
  supervisions: ['viewable'],
  organisations: ['county'],
  'similar-disputes': ['viewable'],
  'claimants-template': ['county'],
  'statistics.disputes': ['viewable'],
  'statistics.report': ['viewable'],
  clock: ['county'],
} as const satisfies Rights;

/** 考评: one's own. */
const mediator = { ...everybody, 'statistics.mediators': ['self'] } as const satisfies Rights;

/** 公安: what its station gave to courts, and its own households in numbers. */
const police = {
  ...everybody,
  disclosures: ['organisation'],
  'statistics.households': ['organisation'],
} as const satisfies Rights;

/** 法院: reads what a station gave to it (法发〔2022〕10号). */
const courtDesk = { ...everybody, disclosures: ['organisation'] } as const satisfies Rights;

/** 权限表 of what hangs on no record. Nothing is allowed that is not named here; the routes are opened and shut by it. */
export const countyAccess = {
  'village-mediator': mediator,
  'township-mediator': mediator,
  'studio-mediator': mediator,
  'court-mediator': mediator,
  'township-coordinator': { ...everybody, 'statistics.mediators': ['below'] },
  'community-officer': police,
  'deputy-chief': police,
  'station-chief': police,
  'grid-worker': everybody,
  'invited-organisation': everybody,
  'court-clerk': courtDesk,
  judge: courtDesk,
  'enforcement-judge': everybody,
  supervisor: {
    ...everybody,
    'statistics.mediators': ['below'],
    'statistics.households': ['county'],
    policies: ['county'],
  },
  auditor: { ...everybody, 'statistics.mediators': ['below'], audit: ['county'], policies: ['county'] },
  administrator: { ...everybody, users: ['county'], policies: ['county'] },
  system: {},
} as const satisfies Record<Role, Rights>;

/** Over what a role has that right; over nothing if it has it not. */
export function scopesOf(role: Role, right: CountyRight): readonly CountyScope[] {
  return (countyAccess[role] as Rights)[right] ?? [];
}
