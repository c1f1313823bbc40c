import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import packageJson from '../../package.json' with { type: 'json' };
import type { Route } from '../http/route.ts';
import { inWords, whoMay } from './who-may.ts';
import { type ProblemCode, problemStatus, problemWords } from '../problems/catalogue.ts';

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().meta({ description: 'what a person can do about it' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'for 422: each field at fault' }),
    allowed: z
      .array(z.string())
      .optional()
      .meta({ description: 'for 409: the commands possible now; for 405: methods' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

/** The refusals that every route behind the login may give. */
const EVERYWHERE: ProblemCode[] = [
  'unauthenticated',
  'password-change-needed',
  'second-factor-enrolment-needed',
  'outside-scope',
  'unavailable',
  'internal',
];

/** The contract as OpenAPI 3.1, made from the schemas that validate the requests. */
export function openApiDocument(routes: readonly Route[]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Fengqiao 枫桥',
      version: packageJson.version,
      description:
        'Case system for settling disputes where they arise. Precedence of refusals: 401, 404, 403, 400/413/415, 422, 412, 409.',
      license: { name: packageJson.license, identifier: packageJson.license },
    },
    servers: [{ url: '/' }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: described(route),
    'x-access': whoMay(route.access),
    security: route.signedIn ? [{ bearer: [] }] : [],
    requestParams: given({ path: route.params, query: route.queryOf, header: route.headers }),
    requestBody: route.requestBody && {
      required: true,
      content: {
        [route.requestBody.mediaType]: { schema: route.requestBody.schema, example: route.requestBody.example },
      },
    },
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

function described({ description, access }: Route): string {
  return description === undefined ? inWords(access) : `${description}\n\n${inWords(access)}`;
}

function answersOf(route: Route): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => [
      status,
      given({
        description: answer.description,
        headers: answer.headers,
        content:
          answer.schema || answer.mediaType
            ? { [answer.mediaType ?? 'application/json']: given({ schema: answer.schema, example: answer.example }) }
            : undefined,
      }),
    ]),
  );
}

/** One answer a status; where several codes share it, each is an example. */
function problemsOf(route: Route): Record<string, ZodOpenApiResponseObject> {
  const codes = [...(route.signedIn ? EVERYWHERE : []), ...route.problems];
  const statuses = new Set(codes.map((code) => problemStatus[code]));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const these = codes.filter((code) => problemStatus[code] === status);
      const examples = Object.fromEntries(these.map((code) => [code, { value: exampleOf(code) }]));
      return [
        String(status),
        {
          description: these.join(' · '),
          content: { 'application/problem+json': { schema: Problem, examples } },
        },
      ];
    }),
  );
}

function exampleOf(code: ProblemCode) {
  const { title, detail } = problemWords(code, 'zh-CN');
  const status = problemStatus[code];
  return { type: `urn:fengqiao:problem:${code}`, title, status, code, detail, requestId: '8d3c0d0e-5a0f-4b7e' };
}

/** Without what is undefined, which the generator takes for a schema. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
