import { z } from 'zod';
import { disputeFilters } from '../../api/disputes/list-filters.ts';

export const DISPUTES = '/console/disputes';

/** As many rows as one looks through before one filters. */
export const PAGE_SIZE = 30;

/** What the list's address says: the API's own filters, and the page. */
export const Asked = z.object({
  ...disputeFilters,
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

export type Filters = Omit<z.output<typeof Asked>, 'page'>;

/** The list with these filters. */
export function addressOf(filters: Filters, page = 1): string {
  const asked = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(page > 1 ? [...asked, ['page', String(page)]] : asked).toString();
  return query === '' ? DISPUTES : `${DISPUTES}?${query}`;
}

/** Whether both ask for the same, in whatever order. */
export function isSame(one: Filters, other: Filters): boolean {
  return canonical(one) === canonical(other);
}

function canonical(filters: Filters): string {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  return JSON.stringify(asked.sort(([a], [b]) => (a < b ? -1 : 1)));
}
