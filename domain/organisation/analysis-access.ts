import type { AnalysisCommand } from '../analysis/commands.ts';
import type { Role } from './actor.ts';

/** What may be asked of a centre's analysis: every command, looking at it, a paper. */
export type AnalysisRight = AnalysisCommand['type'] | 'view';

/** The actor's organisation is the centre · it is above it · none of these. */
export const ANALYSIS_RELATIONS = ['own', 'above', 'none'] as const;

export type AnalysisRelation = (typeof ANALYSIS_RELATIONS)[number];

type Rights = Partial<Record<AnalysisRight, readonly AnalysisRelation[]>>;

/** 研判权限表: who may do what to a centre's weekly analysis. Nothing is allowed that is not named here. */
export const analysisAccess = {
  'township-coordinator': { view: ['own'], hold: ['own'] },
  supervisor: { view: ['above'] },
  auditor: { view: ['above'] },
  'village-mediator': {},
  'township-mediator': {},
  'studio-mediator': {},
  'community-officer': {},
  'deputy-chief': {},
  'station-chief': {},
  'grid-worker': {},
  'invited-organisation': {},
  'court-clerk': {},
  judge: {},
  'court-mediator': {},
  'enforcement-judge': {},
  administrator: {},
  system: {
    view: ANALYSIS_RELATIONS,
    begin: ANALYSIS_RELATIONS,
    prepared: ANALYSIS_RELATIONS,
    'act-on-deadlines': ANALYSIS_RELATIONS,
    recalculate: ANALYSIS_RELATIONS,
  },
} as const satisfies Record<Role, Rights>;

/** Whether a role, standing so to the analysis, may do that. Deny by default. */
export function mayOnAnalysis(role: Role, right: AnalysisRight, relations: readonly AnalysisRelation[]): boolean {
  const where: readonly AnalysisRelation[] = (analysisAccess[role] as Rights)[right] ?? [];
  return relations.some((relation) => where.includes(relation));
}
