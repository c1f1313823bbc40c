import { z } from 'zod';
import type { FieldChange } from './form.ts';

/** 字段: what is asked for one value. */
export interface Field {
  key: string;
  /** Its address without row numbers: `obligations.amountFen`. */
  address: string;
  required: boolean;
  /** Where it is looked at while it is typed. */
  check: string | null;
  shape: Shape;
}

export type Shape =
  | { kind: 'line' | 'prose'; max: number | null }
  | { kind: 'day' | 'moment' | 'money' | 'tick' | 'yes-no' | 'files' }
  | { kind: 'file'; camera: boolean }
  | { kind: 'number'; min: number | null; max: number | null }
  /** One of the codes, or of the options that the form knows. */
  | { kind: 'one'; codes: readonly string[] }
  | { kind: 'some'; codes: readonly string[] }
  | { kind: 'group'; fields: readonly Field[] }
  /** As many as one likes, but `least`; `first` stand there at first. */
  | { kind: 'rows'; item: Field; least: number; first: number }
  /** One for each of the options of `by`. */
  | { kind: 'each'; fields: readonly Field[]; by: string };

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  examples?: unknown[];
  format?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  default?: unknown;
  anyOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

type Changes = Readonly<Record<string, FieldChange>>;

/** What is longer than this wants several lines. */
const LONGEST_LINE = 300;

/** The fields that a route's schema asks for, in its order. `chosen` are the names whose values are chosen from options. */
export function fieldsOf(schema: z.ZodType, changes: Changes, chosen: ReadonlySet<string>): Field[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return fieldsIn(json, '', { changes, chosen, known: json.$defs ?? {} });
}

interface Reading {
  changes: Changes;
  chosen: ReadonlySet<string>;
  known: Record<string, JsonSchema>;
}

function fieldsIn(written: JsonSchema, at: string, reading: Reading): Field[] {
  const schema = resolved(written, reading);
  return Object.entries(schema.properties ?? {}).flatMap(([key, each]) => {
    const address = at === '' ? key : `${at}.${key}`;
    const isNeeded = schema.required?.includes(key) ?? false;
    const field = fieldOf(key, address, resolved(each, reading), isNeeded, reading);
    return field === null ? [] : [field];
  });
}

function fieldOf(key: string, address: string, schema: JsonSchema, isNeeded: boolean, reading: Reading): Field | null {
  const change = reading.changes[address] ?? {};
  if (change.left || schema.const !== undefined) return null;
  const required = (isNeeded && change.optional !== true) || change.required === true;
  return {
    key,
    address,
    required,
    check: change.check ?? null,
    shape: shapeOf(key, address, schema, required, reading),
  };
}

function shapeOf(key: string, address: string, schema: JsonSchema, required: boolean, reading: Reading): Shape {
  const change = reading.changes[address] ?? {};
  if (schema.type === 'array') return listShape(key, address, schema, reading);
  if (schema.type === 'object') return { kind: 'group', fields: fieldsIn(schema, address, reading) };
  if (schema.type === 'boolean') return { kind: required ? 'yes-no' : 'tick' };
  if (schema.type === 'integer' || schema.type === 'number') {
    if (key.endsWith('Fen')) return { kind: 'money' };
    return { kind: 'number', min: bound(schema.minimum), max: bound(schema.maximum) };
  }
  if (schema.format === 'binary') return { kind: 'file', camera: change.camera === true };
  if (schema.format === 'date') return { kind: 'day' };
  if (schema.format === 'date-time') return { kind: 'moment' };
  const codes = schema.enum ?? schema.examples;
  if (isChosen(key, address, reading) || (schema.enum ?? []).length > 0 || isCodeList(schema)) {
    return { kind: 'one', codes: (codes ?? []).map(String) };
  }
  const max = schema.maxLength ?? null;
  const isLong = max !== null && max > LONGEST_LINE;
  return { kind: change.as === 'prose' || (isLong && change.as !== 'line') ? 'prose' : 'line', max };
}

function listShape(key: string, address: string, schema: JsonSchema, reading: Reading): Shape {
  const item = resolved(schema.items ?? {}, reading);
  const change = reading.changes[address];
  if (item.format === 'binary') return { kind: 'files' };
  if (item.type !== 'object' && (isChosen(key, address, reading) || (item.enum ?? []).length > 0)) {
    return { kind: 'some', codes: (item.enum ?? []).map(String) };
  }
  if (change?.as === 'each') {
    const [by, ...fields] = fieldsIn(item, address, reading);
    if (by === undefined) throw new Error(`${address}: rows for nothing`);
    return { kind: 'each', by: by.key, fields };
  }
  const row: Field = {
    key,
    address,
    required: false,
    check: null,
    shape: shapeOf(key, `${address}.*`, item, false, reading),
  };
  const shape =
    item.type === 'object' ? { kind: 'group' as const, fields: fieldsIn(item, address, reading) } : row.shape;
  const least = schema.minItems ?? 0;
  return { kind: 'rows', item: { ...row, shape }, least, first: change?.rows ?? least };
}

function isChosen(key: string, address: string, { chosen }: Reading): boolean {
  return chosen.has(address) || chosen.has(key);
}

/** A code of the policy: the schema names those that it knows as examples. */
function isCodeList({ examples, maxLength }: JsonSchema): boolean {
  return maxLength === 64 && (examples?.length ?? 0) > 1;
}

function resolved(schema: JsonSchema, { known }: Pick<Reading, 'known'>): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  if (name === undefined) return schema;
  const { $ref: _ref, ...own } = schema;
  return { ...known[name], ...own };
}

function bound(value: number | undefined): number | null {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}
