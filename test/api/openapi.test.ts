import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonCommands } from '../../api/disputes/commands/index.ts';
import { accessPage } from '../../bin/access/page.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';

let api: ApiUnderTest;
let document: OpenApi;

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

interface Operation {
  operationId: string;
  description: string;
  'x-access': Record<string, unknown>;
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { examples?: Record<string, unknown> }> }>;
}

beforeAll(async () => {
  api = await startApi({ usernames: [] });
  document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as OpenApi;
});

afterAll(() => api.stop());

const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('the OpenAPI document', () => {
  it('is 3.1 and names every route', () => {
    expect(document.openapi).toBe('3.1.0');
    const named = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(named.sort()).toEqual(api.api.routes.map(({ method, path }) => `${method} ${path}`).sort());
    expect(named).toEqual(
      expect.arrayContaining([
        'post /api/v1/login',
        'get /api/v1/tasks',
        'get /api/v1/disputes/{id}',
        'post /api/v1/disputes/{id}/add-evidence',
        'get /api/v1/documents/{id}',
        'get /readyz',
      ]),
    );
  });

  it('has unique operation ids, and only references that lead somewhere', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const references = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      expect(document.components.schemas).toHaveProperty([reference.slice(22, -1)]);
    }
  });

  it('says of every operation who may', () => {
    for (const { operationId, description, 'x-access': access } of operations()) {
      expect([operationId, description]).toEqual([operationId, expect.stringMatching(/Who may: .+\.$/)]);
      expect([operationId, Object.keys(access).length]).not.toEqual([operationId, 0]);
    }
    const of = (path: string, method: string) => document.paths[`/api/v1${path}`]?.[method]?.['x-access'];
    expect(of('/disputes/{id}/record-session', 'post')).toMatchObject({
      ...{ of: 'dispute', right: 'record-session' },
      roles: { 'village-mediator': ['own', 'borrowed'], judge: ['own'] },
    });
    expect(of('/people/{id}/reveal', 'post')).toMatchObject({
      byRecord: { household: { right: 'reveal', roles: { 'station-chief': ['own'] } } },
    });
    expect(JSON.stringify(document)).not.toContain('"system":[');
  });

  it('and docs/ACCESS.md says the same, for people: else `npm run fengqiao -- access`', () => {
    expect(readFileSync('docs/ACCESS.md', 'utf8')).toBe(accessPage(api.api.routes));
  });

  it('names the fields of every body and the codes of every refusal', () => {
    const register = document.paths['/api/v1/disputes']?.post;
    expect(JSON.stringify(document.components.schemas.Registration)).toContain('"additionalProperties":false');
    expect(Object.keys(register?.responses ?? {})).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '413', '415', '422', '500', '503']),
    );
    const unprocessable = register?.responses['422']?.content?.['application/problem+json']?.examples;
    expect(Object.keys(unprocessable ?? {})).toEqual(['invalid', 'rule-broken', 'idempotency-mismatch']);
  });

  it('names the codes that a field knows, with their Chinese words', () => {
    const schemas = JSON.stringify(document);
    for (const words of ['`use-right` 使用权争议', '`appraisal` 鉴定', '`neighbours` 邻里', '`party-refuses`']) {
      expect(schemas).toContain(words);
    }
    const registration = document.components.schemas.Registration as { properties: { ground: { examples: string[] } } };
    expect(registration.properties.ground.examples).toEqual([
      'ownership',
      'use-right',
      'land-contract',
      'written-acknowledgement',
      'administrative-act',
    ]);
  });

  it('takes an Idempotency-Key on every POST but those that it says', () => {
    const without = Object.entries(document.paths).flatMap(([path, { post }]) =>
      post === undefined || JSON.stringify(post).includes('Idempotency-Key') ? [] : [path],
    );
    // Signing out and ending a subscription answer nothing, and twice do no more than once; a password or a code is shown once.
    const known = [
      ...['/api/v1/login', '/api/v1/logout', '/api/v1/account/password'],
      ...['begin', 'confirm', 'remove'].map((step) => `/api/v1/account/second-factor/${step}`),
      ...['/api/v1/account/sessions/end-all', '/api/v1/account/messages', '/api/v1/calendar-feed/end'],
    ];
    expect(without.filter((path) => !path.includes('/public/') && !path.startsWith('/verify'))).toEqual(known);
  });

  it('takes no fee of anybody, ever (人民调解法 4)', () => {
    expect(JSON.stringify(document)).not.toMatch(/"\w*(?:fee(?!d)|charge|price)\w*":/i);
  });

  it('shows examples that the schemas take', () => {
    for (const { type, schema, example } of jsonCommands) {
      const ids = JSON.stringify(example).replaceAll('…', '');
      expect(schema.safeParse(JSON.parse(ids)).success, type).toBe(true);
    }
  });
});
