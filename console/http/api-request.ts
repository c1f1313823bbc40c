import type { ApiRequest, SignedInRequest } from '../../api/http/route.ts';
import { valid } from '../../api/problems/invalid.ts';
import type { SignedInVisit, Visit } from '../page.ts';

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

/** The same for a visitor, and a route for whoever asks. */
export function openRequest(visit: Visit, json: unknown = {}): ApiRequest {
  const { client, params, language, query } = visit;
  return {
    ...{ client, params, language, query },
    header: () => undefined,
    body: {
      text: () => JSON.stringify(json),
      json: (schema) => valid(schema, json, language),
      upload: (schema) => {
        const files = Object.values(visit.files).flat();
        return { file: files[0] ?? null, files, fields: valid(schema, json, language) };
      },
    },
  };
}
