import type { ScreeningRoundCommand } from '../screening/commands.ts';
import type { Role } from './actor.ts';

/** What may be asked of a screening round: every command, and looking at it. */
export type ScreeningRight = ScreeningRoundCommand['type'] | 'view';

/** The actor's organisation runs the round · one of its areas is theirs · they are above who runs it · none of these. */
export const SCREENING_RELATIONS = ['own', 'area', 'above', 'none'] as const;

export type ScreeningRelation = (typeof SCREENING_RELATIONS)[number];

/** `anyone`: no round exists yet, so no relation can. */
type Where = ScreeningRelation | 'anyone';
type Rights = Partial<Record<ScreeningRight, readonly Where[]>>;

const organiser = {
  open: ['anyone'],
  view: ['own', 'area', 'above'],
  'record-coverage': ['own', 'area'],
  close: ['own'],
} as const satisfies Rights;

/** 排查权限表: who may do what to a screening round. Nothing is allowed that is not named here. */
export const screeningAccess = {
  'grid-worker': { view: ['own', 'area'], 'record-coverage': ['own', 'area'] },
  'village-mediator': organiser,
  'township-coordinator': organiser,
  'township-mediator': {},
  'studio-mediator': {},
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'invited-organisation': {},
  'court-clerk': {},
  judge: {},
  'court-mediator': {},
  'enforcement-judge': {},
  supervisor: { view: ['above'] },
  auditor: { view: ['above', 'own'] },
  administrator: {},
  system: {
    view: SCREENING_RELATIONS,
    'note-clue': SCREENING_RELATIONS,
    'act-on-deadlines': SCREENING_RELATIONS,
    recalculate: SCREENING_RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the round, may do that. Deny by default. */
export function mayOnScreening(role: Role, right: ScreeningRight, relations: readonly Where[]): boolean {
  const where: readonly Where[] = (screeningAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
