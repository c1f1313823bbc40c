/** What of JSON Schema the document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  example?: unknown;
  examples?: unknown[];
}

/** One field of a body, with a way to put something into it and leave the rest as it should be. */
export interface Field {
  path: string;
  /** @param raw JSON text */
  bodyWith(raw: string): string;
}

/** Stands where raw JSON text goes. */
const HERE = '\u0001here\u0001';
const DEEPEST = 8;
const BY_FORMAT: Record<string, string> = {
  date: '2026-01-05',
  'date-time': '2026-01-05T09:00:00+08:00',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/** Every field of a body, however deep, once for each shape that it can stand in. */
export function fieldsOf(schema: Schema, components: Record<string, Schema>, example: unknown): Field[] {
  const fields: Field[] = [];
  const resolved = (one: Schema): Schema =>
    one.$ref ? resolved(components[one.$ref.split('/').at(-1) ?? ''] ?? {}) : one;

  const visit = (
    unresolved: Schema,
    put: (value: unknown) => unknown,
    path: string,
    like: unknown,
    depth: number,
  ): void => {
    if (depth > DEEPEST) return;
    const here = resolved(unresolved);
    for (const shape of [...(here.anyOf ?? []), ...(here.oneOf ?? []), ...(here.allOf ?? [])]) {
      visit(shape, put, path, like, depth + 1);
    }
    if (here.items)
      visit(here.items, (value) => put([value]), `${path}.0`, isList(like) ? like[0] : undefined, depth + 1);
    const base = sample(here, like ?? here.example ?? here.examples?.[0], depth) as Record<string, unknown>;
    for (const [name, property] of Object.entries(here.properties ?? {})) {
      const at = path === '' ? name : `${path}.${name}`;
      const inside = (value: unknown) => put({ ...base, [name]: value });
      fields.push({ path: at, bodyWith: (raw) => written(inside(HERE), raw) });
      visit(property, inside, at, base[name], depth + 1);
    }
  };

  /** Something that fits: what the example has, else the least that the schema asks for. */
  const sample = (unresolved: Schema, like: unknown, depth: number): unknown => {
    const one = resolved(unresolved);
    if (one.properties) {
      const known = like ?? one.example ?? one.examples?.[0];
      const base: Record<string, unknown> = isObject(known) ? { ...known } : {};
      for (const name of one.required ?? []) base[name] ??= sample(one.properties[name] ?? {}, undefined, depth + 1);
      return base;
    }
    if (like !== undefined) return like;
    if (one.examples?.length) return one.examples[0];
    if (one.example !== undefined) return one.example;
    if (one.const !== undefined) return one.const;
    if (one.enum) return one.enum[0];
    const [shape] = [...(one.anyOf ?? []), ...(one.oneOf ?? []), ...(one.allOf ?? [])];
    if (shape) return sample(shape, undefined, depth + 1);
    switch (Array.isArray(one.type) ? one.type[0] : one.type) {
      case 'array':
        return depth < DEEPEST ? [sample(one.items ?? {}, undefined, depth + 1)] : [];
      case 'object':
        return {};
      case 'integer':
      case 'number':
        return one.minimum ?? 1;
      case 'boolean':
        return true;
      default:
        return BY_FORMAT[one.format ?? ''] ?? 'x1';
    }
  };

  visit(schema, (value) => value, '', example, 0);
  return fields;
}

function written(body: unknown, raw: string): string {
  return JSON.stringify(body).replace(JSON.stringify(HERE), () => raw);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
