/** Where a record's page stands, by its kind; kinds without a page of their own are not in it. */
const COLLECTIONS: Readonly<Record<string, string>> = { dispute: 'disputes' };

/** 案件页 of a record; null where there is none to go to. */
export function recordPath(kind: string | null, id: string): string | null {
  const collection = kind === null ? undefined : COLLECTIONS[kind];
  return collection === undefined ? null : `/console/${collection}/${id}`;
}
