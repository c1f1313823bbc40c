import type { z } from 'zod';
import type { SignedInRequest } from '../../api/http/route.ts';
import { valid } from '../../api/problems/invalid.ts';
import type { SignedInVisit } from '../page.ts';
import { apiRequest } from './api-request.ts';

/** A visit as a request to one of the API's lists, with that query, whatever stands in the page's own address. */
export function asking(visit: SignedInVisit, query: Readonly<Record<string, string>>): SignedInRequest {
  return { ...apiRequest(visit), query: <T>(schema: z.ZodType<T>) => valid(schema, query, visit.language) };
}
