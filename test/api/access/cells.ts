import type { SignedInRoute } from '../../../api/http/route.ts';
import type { AccessRule } from '../../../domain/organisation/access-rule.ts';
import { accessTable, type Kind } from '../../../domain/organisation/access-table.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import { type People, type Place, PLACES, ROLES } from './people.ts';
import type { Target } from './targets.ts';

/** What is asked of a record without being done to it: of these no stage keeps anybody. */
const NO_COMMANDS = new Set(['view', 'reveal', 'request-document', 'hand-over', 'issue-code']);

/** Where the query says what is done: each, and none. */
const QUERIES: Record<string, string[]> = {
  '/api/v1/disputes/{id}/claimants/import': ['', '?mode=preview', '?mode=apply'],
};

/** Printed while one waits: who comes when the printer is busy is asked to come again. */
const PRINTED = /\/report\.pdf$/;

/** `unknown`: they may not know that it is there. */
type Expected = 'allowed' | 'forbidden' | 'unknown';

/** What is asked by: a route of the API, or a page of the console. */
export type Way = Pick<SignedInRoute, 'method' | 'path' | 'access'>;

/** 一格: one role, standing so, asks by one route. */
export interface Cell {
  route: Way;
  address: string;
  role: Role;
  place: Place;
  standing: readonly string[];
  expected: Expected;
}

/** What an answer may be; what is allowed is then refused for what was sent, or for the state that the record is in. */
export function isAsExpected({ expected, route }: Cell, status: number): boolean {
  if (expected === 'unknown') return status === 404;
  if (expected === 'forbidden') return status === 403;
  const notThere = namesNoRecord(route) && route.path.includes('{') ? [404] : [];
  const busy = PRINTED.test(route.path) ? [503] : [];
  return [...busy, 200, 201, 202, 204, 400, 409, 412, 413, 415, 422, ...notThere].includes(status);
}

/** All cells of a route. Throws Error where the world has nothing to put into its address. */
export function cellsOf(route: Way, targets: readonly Target[], people: People): Cell[] {
  return namesNoRecord(route) ? cellsWithout(route) : cellsToward(route, targets, people);
}

/** Rights that hang on no record, and those on a record that the address does not name: every role in one house. */
function cellsWithout(route: Way): Cell[] {
  const address = route.path.replaceAll(/\{\w+\}/g, 'nobody-has-this');
  return ROLES.map((role) => {
    const expected = isAsked(role, route.access) ? 'allowed' : 'forbidden';
    return { route, address, role, place: 'qingxi-station', standing: [], expected };
  });
}

function isAsked(role: Role, rule: AccessRule): boolean {
  if (!('of' in rule) || rule.of === 'own-account') return true;
  return given(role, rule.of, rule.right).length > 0;
}

function namesNoRecord({ path, access }: Way): boolean {
  return !path.includes('{') || ('of' in access && ['county', 'own-account'].includes(access.of));
}

function cellsToward(route: Way, targets: readonly Target[], people: People): Cell[] {
  const parameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const collection = route.path.replace(/^\/(api\/v1|console\/offline|console)\//, '').split('/')[0];
  const these = targets.filter(
    (target) => target.collection === collection && parameters.every((name) => target.params[name]),
  );
  if (these.length === 0) throw new Error(`${route.path}: nothing in test/api/access/targets.ts has this address`);
  return these
    .flatMap((target) => (QUERIES[route.path] ?? ['']).map((query) => ({ target, query })))
    .flatMap(({ target, query }) => {
      const right = rightOn(target.kind, route.access);
      if (right === undefined)
        throw new Error(`${route.path}: its rule says nothing of a record of kind ${target.kind}`);
      const path = parameters.reduce((made, name) => made.replace(`{${name}}`, target.params[name] ?? ''), route.path);
      const address = `${path}${query}`;
      return standingsToward(target, people).map(({ role, place, standing }) => {
        const expected = expectedOf(role, target, right, standing);
        return { route, address, role, place, standing, expected };
      });
    });
}

/** The table's words, looked up without any of the product's own looking up. */
function expectedOf(
  role: Role,
  { kind, atAnotherStage }: Target,
  right: string,
  standing: readonly string[],
): Expected {
  const has = (wanted: string, relations: readonly string[]) =>
    given(role, kind, wanted).some((relation) => relations.includes(relation));
  if (!has('view', standing)) return 'unknown';
  const later = NO_COMMANDS.has(right) ? [] : standing.flatMap((relation) => atAnotherStage[relation] ?? []);
  return has(right, [...standing, ...later]) ? 'allowed' : 'forbidden';
}

export function mayView(role: Role, kind: Kind, standing: readonly string[]): boolean {
  return given(role, kind, 'view').some((relation) => standing.includes(relation));
}

function given(role: Role, kind: Kind, right: string): readonly string[] {
  return (accessTable[kind][role] as Record<string, readonly string[]>)[right] ?? [];
}

function rightOn(kind: Kind, rule: AccessRule): string | undefined {
  if ('list' in rule || ('of' in rule && rule.of === 'own-account')) return undefined;
  if ('byRecord' in rule) return (rule.byRecord as Partial<Record<Kind, string>>)[kind];
  return rule.of === kind ? rule.right : undefined;
}

/** Everybody of the houses that stand to it in some way. */
export function standingsToward({ stands, inPerson }: Target, people: People) {
  return PLACES.flatMap((place) => {
    const ofHouse = stands[place];
    if (ofHouse === undefined) return [];
    return ROLES.map((role) => ({ role, place, standing: inPerson[people.userId(role, place)] ?? ofHouse }));
  });
}
