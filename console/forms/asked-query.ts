import { z } from 'zod';
import type { SignedInRequest } from '../../api/http/route.ts';
import { valid } from '../../api/problems/invalid.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInVisit } from '../page.ts';
import { withoutBlanks } from './without-blanks.ts';

/** A field sent twice is none of our forms'. */
const Asked = z
  .record(z.string(), z.string().catch(''))
  .transform((query) => withoutBlanks(query) as Record<string, string>);

/** What a form of filters asks for: without those that were left empty. */
export function askedOf(visit: Pick<SignedInVisit, 'query'>): Record<string, string> {
  const { done: _, ...asked } = visit.query(Asked);
  return asked;
}

/** The same as a request to one of the API's lists, whose own schema reads it. */
export function askedRequest(visit: SignedInVisit, asked: Readonly<Record<string, string>>): SignedInRequest {
  return { ...apiRequest(visit), query: (schema) => valid(schema, asked, visit.language) };
}
