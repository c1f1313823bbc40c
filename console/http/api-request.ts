import type { SignedInRequest } from '../../api/http/route.ts';
import { valid } from '../../api/problems/invalid.ts';
import type { SignedInVisit } from '../page.ts';

/** A visit as a request to one of the API's routes: with what `json` says as its body. */
export function apiRequest(
  visit: SignedInVisit,
  json: unknown = {},
  headers: Readonly<Record<string, string | undefined>> = {},
): SignedInRequest {
  const { actor, session, origin, client, params, language, query } = visit;
  return {
    actor,
    session,
    origin,
    client,
    params,
    language,
    query,
    header: (name) => headers[name],
    body: {
      text: () => JSON.stringify(json),
      json: (schema) => valid(schema, json, language),
      upload: (schema) => {
        const sent = Object.values(visit.files).flat();
        return { file: sent[0] ?? null, files: [...sent], fields: valid(schema, json, language) };
      },
    },
  };
}
