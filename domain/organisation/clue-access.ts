import type { ClueCommand } from '../clue/commands.ts';
import type { Role } from './actor.ts';

/** What may be asked of a clue: every command, and looking at it. */
export type ClueRight = ClueCommand['type'] | 'view';

/**
 * How the actor stands to a clue: it lies with their organisation · their organisation is above it · they reported it ·
 * it was merged into a dispute of their organisation · none of these.
 */
export const CLUE_RELATIONS = ['own', 'above', 'reporter', 'receiving', 'none'] as const;

export type ClueRelation = (typeof CLUE_RELATIONS)[number];

/** `anyone`: no clue exists yet, so no relation can. */
type Where = ClueRelation | 'anyone';
type Rights = Partial<Record<ClueRight, readonly Where[]>>;

const receiver = { view: ['receiving'] } as const satisfies Rights;

/** 线索权限表: who may do what to a clue. Nothing is allowed that is not named here. */
export const clueAccess = {
  'grid-worker': { report: ['anyone'], view: ['reporter'] },
  'village-mediator': { report: ['anyone'], view: ['own', 'reporter', 'receiving'], sort: ['own'] },
  'township-coordinator': {
    report: ['anyone'],
    view: ['own', 'above', 'reporter', 'receiving'],
    sort: ['own', 'above'],
  },
  'township-mediator': receiver,
  'studio-mediator': receiver,
  'court-clerk': receiver,
  judge: receiver,
  'court-mediator': receiver,
  'enforcement-judge': {},
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'invited-organisation': {},
  supervisor: { view: ['above'] },
  auditor: { view: ['above', 'own'] },
  administrator: {},
  system: {
    view: CLUE_RELATIONS,
    'become-dispute': CLUE_RELATIONS,
    'note-merged': CLUE_RELATIONS,
    'act-on-deadlines': CLUE_RELATIONS,
    recalculate: CLUE_RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the clue, may do that. Deny by default. */
export function mayOnClue(role: Role, right: ClueRight, relations: readonly Where[]): boolean {
  const where: readonly Where[] = (clueAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
