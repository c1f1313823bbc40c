import type { DisputeRight } from './access.ts';
import type { AgreementRight } from './agreement-access.ts';
import type { AnalysisRight } from './analysis-access.ts';
import type { ClueRight } from './clue-access.ts';
import type { CountyRight } from './county-access.ts';
import type { EnforcementRight } from './enforcement-access.ts';
import type { ErasureRight } from './erasure-access.ts';
import type { HouseholdRight } from './household-access.ts';
import type { PolicyChangeRight } from './policy-change-access.ts';
import type { RetentionRight } from './retention-access.ts';
import type { ReviewRight } from './review-access.ts';
import type { ScreeningRight } from './screening-access.ts';
import type { ViolenceReportRight } from './violence-report-access.ts';
import type { VisitTaskRight } from './visit-task-access.ts';

/** What may be asked of a record, by its kind. */
export interface RightsOf {
  dispute: DisputeRight;
  agreement: AgreementRight;
  enforcement: EnforcementRight;
  household: HouseholdRight;
  review: ReviewRight;
  'visit-task': VisitTaskRight;
  'violence-report': ViolenceReportRight;
  clue: ClueRight;
  'screening-round': ScreeningRight;
  'analysis-meeting': AnalysisRight;
  erasure: ErasureRight;
  'retention-round': RetentionRight;
  'policy-change': PolicyChangeRight;
}

export type RecordKind = keyof RightsOf;

/**
 * 权限规则 of a route, in the words of the access tables: a right on the record that its address names, or, where it names
 * none, toward any of that kind · a list, which shows each caller what they may view · a right on whatever record a person
 * or a paper belongs to · a right of the county · what everybody does with their own account.
 */
export type AccessRule =
  | { [Kind in RecordKind]: { of: Kind; right: RightsOf[Kind] } }[RecordKind]
  | { list: RecordKind }
  | { byRecord: { [Kind in RecordKind]?: RightsOf[Kind] } }
  | { of: 'county'; right: CountyRight }
  | { of: 'own-account' };
