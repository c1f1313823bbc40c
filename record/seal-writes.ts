import type { PersonFacts } from '../domain/people/person.ts';
import { nameIndex, searchTokens } from './blind-index.ts';
import { caseKeyOf } from './case-key.ts';
import { encrypt } from './cipher.ts';
import { identityOf } from './person-identity.ts';
import { type CheckedFile, sealFile } from './files.ts';
import type { KeyRing } from './keys.ts';
import { personBinding } from './people.ts';
import { textBinding } from './texts.ts';
import type { Tx } from './transaction.ts';

/** Which texts can be searched, by kind of record; what is said of a household never is. */
const SEARCHABLE: Record<string, readonly string[]> = { dispute: ['title', 'facts'] };

/** What a command's `build` sealed, still in the clear. */
export interface SealedThings {
  texts: { id: string; field: string; value: string }[];
  people: { id: string; json: string; facts: PersonFacts }[];
  files: { id: string; sha256: string; checked: CheckedFile }[];
}

export interface SealWrites {
  statements: string[];
  values: unknown[];
}

interface Stream {
  id: string;
  kind: string;
  opens: boolean;
}

/** Values of one column, with the PostgreSQL type of each. */
interface Column {
  name: string;
  type: 'uuid' | 'text' | 'bytea' | 'boolean';
  values: unknown[];
}

/** Encrypts everything sealed by a command and says how to insert it; see `PendingSeal.writes`. */
export async function writeSealed(
  tx: Tx,
  keys: KeyRing,
  stream: Stream,
  things: SealedThings,
  first: number,
): Promise<SealWrites & { newCaseKey: Buffer | null }> {
  const { texts, people, files } = things;
  const newKeys: { id: string; wrapped: Buffer }[] = [];
  const newKey = (kind: 'case' | 'person', id: string): Buffer => {
    const { key, wrapped } = keys.newDataKey({ kind, id, streamId: stream.id });
    newKeys.push({ id, wrapped });
    return key;
  };
  const newCaseKey = stream.opens ? newKey('case', stream.id) : null;
  const needsCaseKey = texts.length > 0 || files.length > 0;
  const caseKey = newCaseKey ?? (needsCaseKey ? await caseKeyOf(tx, keys, stream.id) : null);

  const personColumns = columnsOfPeople(keys, stream, people, (personId) => newKey('person', personId));
  const inserts = createInserts(first, stream.id);
  inserts.add('data_key', [
    { name: 'id', type: 'uuid', values: newKeys.map((key) => key.id) },
    { name: 'wrapped', type: 'bytea', values: newKeys.map((key) => key.wrapped) },
  ]);
  inserts.add('person', personColumns);
  if (caseKey) {
    inserts.add('sealed_text', columnsOfTexts(caseKey, stream.id, texts));
    inserts.add('file', columnsOfFiles(caseKey, stream.id, files));
  }
  if (stream.opens) inserts.addTokens(tokensOf(keys, stream.kind, things));
  return { statements: inserts.statements, values: inserts.values, newCaseKey };
}

function columnsOfTexts(caseKey: Buffer, streamId: string, texts: SealedThings['texts']): Column[] {
  const ciphers = texts.map((text) =>
    encrypt(caseKey, Buffer.from(text.value), textBinding(streamId, text.id, text.field)),
  );
  return [
    { name: 'id', type: 'uuid', values: texts.map((text) => text.id) },
    { name: 'field', type: 'text', values: texts.map((text) => text.field) },
    { name: 'cipher', type: 'bytea', values: ciphers },
  ];
}

function columnsOfFiles(caseKey: Buffer, streamId: string, files: SealedThings['files']): Column[] {
  const sealed = files.map((file) => sealFile(caseKey, { ...file, streamId }));
  return [
    { name: 'id', type: 'uuid', values: sealed.map(({ id }) => id) },
    { name: 'media_type', type: 'text', values: sealed.map(({ mediaType }) => mediaType) },
    { name: 'sha256', type: 'text', values: sealed.map(({ sha256 }) => sha256) },
    { name: 'cipher', type: 'bytea', values: sealed.map(({ cipher }) => cipher) },
  ];
}

function columnsOfPeople(
  keys: KeyRing,
  stream: Stream,
  people: SealedThings['people'],
  keyFor: (personId: string) => Buffer,
): Column[] {
  const ciphers = people.map(({ id, json }) => encrypt(keyFor(id), Buffer.from(json), personBinding(stream.id, id)));
  const names = people.map(({ facts }) => nameIndex(keys.blindIndexKey, facts.name));
  const identities = people.map(({ facts }) => identityOf(keys, facts));
  return [
    { name: 'id', type: 'uuid', values: people.map((person) => person.id) },
    { name: 'cipher', type: 'bytea', values: ciphers },
    { name: 'name_index', type: 'bytea', values: names },
    { name: 'id_number_index', type: 'bytea', values: identities.map(({ idNumber }) => idNumber) },
    { name: 'name_birth_index', type: 'bytea', values: identities.map(({ nameBirth }) => nameBirth) },
    { name: 'of_household', type: 'boolean', values: people.map(() => stream.kind === 'household') },
  ];
}

function tokensOf(keys: KeyRing, kind: string, things: SealedThings): number[] {
  const searchable = things.texts.filter((text) => SEARCHABLE[kind]?.includes(text.field));
  return [...new Set(searchable.flatMap((text) => searchTokens(keys.blindIndexKey, text.value)))];
}

/** Collects `INSERT`s of one stream; their text depends only on which tables have rows, so that it can be prepared. */
function createInserts(first: number, streamId: string) {
  const statements: string[] = [];
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${first + values.push(value) - 1}`;
  return {
    statements,
    values,
    add(table: string, columns: Column[]): void {
      if (columns[0] === undefined || columns[0].values.length === 0) return;
      const names = columns.map((column) => column.name).join(', ');
      const arrays = columns.map((column) => `${parameter(column.values)}::${column.type}[]`).join(', ');
      statements.push(
        `INSERT INTO ${table} (stream_id, ${names})
         SELECT ${parameter(streamId)}::uuid, ${names} FROM unnest(${arrays}) AS sealed (${names})`,
      );
    },
    addTokens(tokens: number[]): void {
      if (tokens.length === 0) return;
      statements.push(
        `INSERT INTO search_index (stream_id, tokens) VALUES (${parameter(streamId)}::uuid, ${parameter(tokens)}::int[])`,
      );
    },
  };
}
