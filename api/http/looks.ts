import { z } from 'zod';
import type { EntryKind, TrailEntry } from '../../domain/audit/entry.ts';
import type { CountyRight } from '../../domain/organisation/county-access.ts';
import { isStreamId } from '../../record/stream-id.ts';
import type { Trail } from '../../record/audit/trail.ts';
import { problemFrom } from '../problems/problem-from.ts';
import type { Answer, SignedInRequest, SignedInRoute } from './route.ts';

/** Shows nothing of any record or person. Everything else that can be got is a look; so a new route is one too. */
const SHOWS_NO_RECORD: readonly CountyRight[] = ['organisations', 'claimants-template', 'clock'];

/** What the trail goes by, of a route of the API or a page of the console. */
export type Looked = Pick<SignedInRoute, 'method' | 'path' | 'access' | 'searched' | 'queryOf' | 'requestBody'>;

const WHAT_IT_IS = /^[A-Za-z0-9][A-Za-z0-9:.+_-]{0,63}$/;

/** Handles a request so that the trail has what was shown, or done, or refused, before anybody is answered. */
export async function handleOnTrail<A extends Pick<Answer, 'body'>>(
  trail: Trail,
  route: Looked & { handle(request: SignedInRequest): A | Promise<A> },
  request: SignedInRequest,
  query: Record<string, unknown>,
): Promise<A> {
  if (isAct(route)) {
    await trail.enter(
      entryOf(request, { kind: 'act', outcome: 'asked' }, { filters: asked(route, request), words: [] }),
    );
  }
  let answer: A;
  try {
    answer = await route.handle(request);
  } catch (error) {
    const { code } = problemFrom(error);
    if (code === 'not-permitted' || code === 'not-found') {
      await trail.enter(entryOf(request, { kind: refusedKind(route), outcome: code }));
    }
    throw error;
  }
  if (isLook(route)) {
    // Filters of what was refused were never looked at: anything may stand in them.
    const filters = fieldsOf(route.queryOf, query, (schema) => !isWords(schema));
    const words = wordsOf(route, request, query);
    const kind = kindOf(route, answer, words);
    await trail.enter(entryOf(request, { kind, outcome: 'seen' }, { filters, words }));
  }
  return answer;
}

/** For what is refused before a handler is asked. */
export function enterRefusal(
  trail: Trail,
  route: Looked,
  request: Pick<SignedInRequest, 'actor' | 'origin' | 'params'>,
): Promise<void> {
  return trail.enter(entryOf(request, { kind: refusedKind(route), outcome: 'not-permitted' }));
}

/** What everybody does with their own account is seen by nobody else; commands leave events of their record. */
function isAct({ method, access, searched }: Looked): boolean {
  return method === 'post' && 'of' in access && access.of === 'county' && searched === undefined;
}

function isLook({ method, access, searched }: Looked): boolean {
  if (searched !== undefined) return true;
  if (method !== 'get') return false;
  if (!('of' in access)) return true;
  return access.of !== 'own-account' && !(access.of === 'county' && SHOWS_NO_RECORD.includes(access.right));
}

function kindOf(route: Looked, { body }: Pick<Answer, 'body'>, words: readonly string[]): EntryKind {
  const isOfOne = route.path.includes('{');
  if (Buffer.isBuffer(body)) return isOfOne ? 'file' : 'export';
  if (isOfOne) return 'view';
  return words.length > 0 ? 'search' : 'list';
}

function refusedKind(route: Looked): EntryKind {
  return isAct(route) ? 'act' : 'view';
}

function entryOf(
  { actor, origin, params }: Pick<SignedInRequest, 'actor' | 'origin' | 'params'>,
  what: Pick<TrailEntry, 'kind' | 'outcome'>,
  seen: { filters: [string, string][]; words: string[] } = { filters: [], words: [] },
): TrailEntry {
  const named = Object.entries(params);
  const target = named.find(([, value]) => isStreamId(value));
  const told = [...named.filter((each) => each !== target), ...seen.filters].filter(([, value]) =>
    WHAT_IT_IS.test(value),
  );
  return {
    ...what,
    actor,
    origin,
    target: target?.[1].toLowerCase(),
    about: told.length > 0 ? Object.fromEntries(told) : undefined,
    words: seen.words,
  };
}

function wordsOf(route: Looked, request: SignedInRequest, query: Record<string, unknown>): string[] {
  if (route.searched) return route.searched(request.body);
  return fieldsOf(route.queryOf, query, isWords).map(([, value]) => value);
}

/** What an act is about, as far as codes, ids and days say it; what is wrong with a body is the handler's to say. */
function asked({ requestBody }: Looked, { body }: SignedInRequest): [string, string][] {
  try {
    return fieldsOf(requestBody?.schema, body.json(z.looseObject({})), (schema) => !isWords(schema));
  } catch {
    return [];
  }
}

function fieldsOf(
  schema: z.ZodType | undefined,
  given: Record<string, unknown>,
  isWanted: (schema: z.core.$ZodType) => boolean,
): [string, string][] {
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  return Object.entries(shape).flatMap(([name, field]): [string, string][] => {
    const value = given[name];
    return typeof value === 'string' && value !== '' && isWanted(field) ? [[name, value]] : [];
  });
}

/** Whether a filter takes anything that somebody might write: a name may be among it. Codes, ids and days have a form. */
function isWords(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return isWords(schema.def.innerType);
  }
  if (schema instanceof z.ZodPipe) return isWords(schema.def.in) && isWords(schema.def.out);
  if (schema instanceof z.ZodString) return schema.format === null && !schema.def.checks?.some(hasForm);
  const hasFewValues = [z.ZodEnum, z.ZodNumber, z.ZodBoolean, z.ZodLiteral, z.ZodStringFormat];
  return !hasFewValues.some((kind) => schema instanceof kind);
}

function hasForm(check: z.core.$ZodCheck): boolean {
  return check._zod.def.check === 'string_format';
}
