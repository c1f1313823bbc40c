import { disputeAccess } from './access.ts';
import type { AccessRule, RecordKind, RightsOf } from './access-rule.ts';
import type { Role } from './actor.ts';
import { AGREEMENT_RELATIONS, agreementAccess } from './agreement-access.ts';
import { ANALYSIS_RELATIONS, analysisAccess } from './analysis-access.ts';
import { CLUE_RELATIONS, clueAccess } from './clue-access.ts';
import { COUNTY_SCOPES, countyAccess, type CountyRight, scopesOf } from './county-access.ts';
import { ENFORCEMENT_RELATIONS, enforcementAccess } from './enforcement-access.ts';
import { ERASURE_RELATIONS, erasureAccess } from './erasure-access.ts';
import { householdAccess } from './household-access.ts';
import { POLICY_CHANGE_RELATIONS, policyChangeAccess } from './policy-change-access.ts';
import { RELATIONS } from './relation.ts';
import { RETENTION_RELATIONS, retentionAccess } from './retention-access.ts';
import { reviewAccess } from './review-access.ts';
import { SCREENING_RELATIONS, screeningAccess } from './screening-access.ts';
import { violenceReportAccess } from './violence-report-access.ts';
import { VISIT_TASK_RELATIONS, visitTaskAccess } from './visit-task-access.ts';

/** How one stands to a station's own record: of that station, or of any other house. */
const OF_STATION = ['own', 'other'] as const;

/** How an actor may stand to a record of each kind; `anyone`, where none exists yet. */
export const relationsOfKind = {
  dispute: [...RELATIONS, 'anyone'],
  agreement: AGREEMENT_RELATIONS,
  enforcement: ENFORCEMENT_RELATIONS,
  household: [...OF_STATION, 'anyone'],
  review: OF_STATION,
  'visit-task': VISIT_TASK_RELATIONS,
  'violence-report': [...OF_STATION, 'anyone'],
  clue: [...CLUE_RELATIONS, 'anyone'],
  'screening-round': [...SCREENING_RELATIONS, 'anyone'],
  'analysis-meeting': ANALYSIS_RELATIONS,
  erasure: ERASURE_RELATIONS,
  'retention-round': RETENTION_RELATIONS,
  'policy-change': POLICY_CHANGE_RELATIONS,
  county: COUNTY_SCOPES,
} as const satisfies Record<RecordKind | 'county', readonly string[]>;

type AllRights = RightsOf & { county: CountyRight };
export type Kind = keyof AllRights;

type TableOf<K extends Kind> = Record<
  Role,
  Partial<Record<AllRights[K], readonly (typeof relationsOfKind)[K][number][]>>
>;

const tables = {
  dispute: disputeAccess,
  agreement: agreementAccess,
  enforcement: enforcementAccess,
  household: householdAccess,
  review: reviewAccess,
  'visit-task': visitTaskAccess,
  'violence-report': violenceReportAccess,
  clue: clueAccess,
  'screening-round': screeningAccess,
  'analysis-meeting': analysisAccess,
  erasure: erasureAccess,
  'retention-round': retentionAccess,
  'policy-change': policyChangeAccess,
  county: countyAccess,
} as const satisfies { [K in Kind]: TableOf<K> };

type Given<Table> = { [R in keyof Table]: keyof Table[R] }[keyof Table];
/** A right that no role has: while there is one, this does not compile. */
type Nobodys = { [K in Kind]: Exclude<AllRights[K], Given<(typeof tables)[K]>> }[Kind];

/**
 * 权限总表: role × right × relation, of every kind of record and of what hangs on none. `decide`, the routes, the buttons,
 * the OpenAPI description and docs/ACCESS.md read it. Nothing is allowed that does not stand here.
 */
export const accessTable: typeof tables & ([Nobodys] extends [never] ? unknown : { nobodyHas: Nobodys }) = tables;

/** How a role must stand to a record of that kind to have the right; nothing if it has it not, however it stands. */
export function grantOf(role: Role, kind: Kind, right: string): readonly string[] {
  return (accessTable[kind][role] as Readonly<Record<string, readonly string[]>>)[right] ?? [];
}

/** Every role that has the right, and how it must stand for it; the engine's, which comes by no route, aside. */
export function grantsOf(kind: Kind, right: string): [Role, readonly string[]][] {
  return (Object.keys(accessTable[kind]) as Role[])
    .map((role): [Role, readonly string[]] => [role, grantOf(role, kind, right)])
    .filter(([role, relations]) => role !== 'system' && relations.length > 0);
}

/**
 * Whether a role may ask by that rule at all, before it is known of what: what hangs on no record is thereby decided, and a
 * right that the role has toward nothing is refused. Whoever asks for a list is shown what they may view, if only nothing.
 */
export function mayAsk(role: Role, rule: AccessRule): boolean {
  if (!('of' in rule) || rule.of === 'own-account') return true;
  return rule.of === 'county' ? scopesOf(role, rule.right).length > 0 : grantOf(role, rule.of, rule.right).length > 0;
}
