/** Where a kind's records have their pages. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  dispute: 'disputes',
  agreement: 'agreements',
  enforcement: 'enforcements',
  household: 'households',
  review: 'reviews',
  'visit-task': 'visit-tasks',
  'violence-report': 'violence-reports',
  clue: 'clues',
  'screening-round': 'screening-rounds',
  'analysis-meeting': 'analysis-meetings',
  erasure: 'erasures',
  'retention-round': 'retention-rounds',
  'policy-change': 'policy-changes',
};

/** Whether the table of pages has one at that path. */
export type IsThere = (path: string) => boolean;

/** 案件页 of a record, or with a command's name its form; null where there is none. */
export function recordPath(kind: string | null, id: string, isThere: IsThere, command?: string): string | null {
  const collection = kind === null ? undefined : COLLECTIONS[kind];
  const end = command === undefined ? '' : `/${command}`;
  if (collection === undefined || !isThere(`/console/${collection}/{id}${end}`)) return null;
  return `/console/${collection}/${id}${end}`;
}
