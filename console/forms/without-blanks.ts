/** A query as a form sends it, without the fields that were left empty: to be read by the API's own schema. */
export function withoutBlanks(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}
