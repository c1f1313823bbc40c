import type { OrganisationKind } from '../organisation/tree.ts';

/** 按调委会类型: the columns of the yearly report (人民调解委员会调解民间纠纷情况统计表); the court's mediation is no committee's. */
export type CommitteeColumn = 'village' | 'township' | 'association' | 'court' | 'other';

/** 按案件来源: on the committee's initiative, on application, or accepted from an authority, and from which. */
export type SourceColumn = 'initiative' | 'application' | 'court' | 'procuratorate' | 'police' | 'petition' | 'other';

/** 村(居) · 乡镇(街道) · 社会团体和其他组织 · 法院诉前. Villages and communities are one kind of organisation here. */
export function committeeColumn(kind: OrganisationKind | undefined): CommitteeColumn {
  switch (kind) {
    case 'village-committee':
    case 'village-judge-studio':
      return 'village';
    case 'township-centre':
    case 'township-committee':
    case 'judicial-office':
      return 'township';
    case 'studio':
    case 'industry-committee':
      return 'association';
    case 'court':
    case 'tribunal':
      return 'court';
    default:
      return 'other';
  }
}

const SOURCE_COLUMNS: Readonly<Record<string, SourceColumn>> = {
  initiative: 'initiative',
  screening: 'initiative',
  'grid-worker': 'initiative',
  application: 'application',
  'court-assigned': 'court',
  'court-entrusted': 'court',
  procuratorate: 'procuratorate',
  'police-110': 'police',
  petition: 'petition',
};

/** Of a source's code in policy; one that a later policy adds counts as accepted from another authority. */
export function sourceColumn(source: string): SourceColumn {
  return SOURCE_COLUMNS[source] ?? 'other';
}
