import { z } from 'zod';

/** `?page=1&pageSize=50`; pages count from 1. */
export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).meta({ description: '页码, from 1', example: 1 }),
  pageSize: z.coerce.number().int().min(1).max(200).default(50).meta({ description: '每页条数', example: 50 }),
};

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), total: z.int() });
}
