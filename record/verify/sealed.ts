import { createHash } from 'node:crypto';
import { personMac, textMac } from '../binding.ts';
import { caseKeyOf } from '../case-key.ts';
import type { ChainedEvent } from '../event-store.ts';
import { openFile } from '../files.ts';
import type { KeyRing } from '../keys.ts';
import { WITH_MERGED } from '../merged.ts';
import { openPerson, type PersonRow } from '../people.ts';
import { openText, type TextRow } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import type { Finding } from './finding.ts';
import type { Erased } from './tombstones.ts';

/** With what sealed things are opened, and what need not be there any more. */
export interface SealKnowledge {
  keys: KeyRing;
  erased: Erased;
}

/** What a case's events say of its sealed things: the hash or HMAC by id. */
interface References {
  texts: Map<string, string>;
  people: Map<string, string>;
  files: Map<string, string>;
}

/**
 * Checks that every word, person and file that events refer to is there and is the one that was sealed. People are kept
 * once for a matter, with the record that the others hang on.
 */
export async function checkSealed(
  tx: Tx,
  known: SealKnowledge,
  streamId: string,
  events: readonly ChainedEvent[],
): Promise<Finding[]> {
  const references: References = { texts: new Map(), people: new Map(), files: new Map() };
  for (const event of events) collect(event.data, references);
  const [texts, people, files] = await Promise.all([
    differingTexts(tx, known, streamId, references.texts),
    differingPeople(tx, known, streamId, references.people),
    differingFiles(tx, known, references.files),
  ]);
  const finding = (what: Finding['what'], id: string): Finding => ({
    what,
    streamId,
    detail: `${id} is not what was sealed`,
  });
  return [
    ...texts.map((id) => finding('text-differs', id)),
    ...people.map((id) => finding('person-differs', id)),
    ...files.map((id) => finding('file-differs', id)),
  ];
}

function collect(value: unknown, references: References): void {
  if (typeof value !== 'object' || value === null) return;
  const { textId, personId, hmac, fileId, sha256 } = value as Record<string, unknown>;
  if (typeof textId === 'string') references.texts.set(textId, String(hmac));
  if (typeof personId === 'string') references.people.set(personId, String(hmac));
  if (typeof fileId === 'string') references.files.set(fileId, String(sha256));
  for (const item of Object.values(value)) collect(item, references);
}

async function differingTexts(
  tx: Tx,
  { keys, erased }: SealKnowledge,
  streamId: string,
  expected: ReadonlyMap<string, string>,
): Promise<string[]> {
  if (expected.size === 0) return [];
  const rows = await tx.prepared<TextRow & { stream_id: string }>(
    `SELECT id, stream_id, field, cipher FROM sealed_text WHERE stream_id = ${WITH_MERGED}`,
    [streamId],
  );
  const caseKeys = new Map<string, Buffer | undefined>();
  for (const id of new Set(rows.map((row) => row.stream_id))) {
    caseKeys.set(id, await caseKeyOf(tx, keys, id).catch(() => undefined));
  }
  const found = new Map(
    rows.map(({ stream_id: id, ...row }) => [
      row.id,
      readable(() => {
        if (row.cipher === null) return erased.records.has(id) ? expected.get(row.id) : undefined;
        const key = caseKeys.get(id);
        if (!key) return undefined;
        return textMac(keys, id, { id: row.id, field: row.field, value: openText(key, id, row) });
      }),
    ]),
  );
  return differing(expected, found);
}

async function differingPeople(
  tx: Tx,
  { keys, erased }: SealKnowledge,
  streamId: string,
  expected: ReadonlyMap<string, string>,
): Promise<string[]> {
  if (expected.size === 0) return [];
  const rows = await tx.prepared<PersonRow>(
    `SELECT person.id, person.stream_id, person.cipher, data_key.wrapped
     FROM person LEFT JOIN data_key ON data_key.id = person.id
     WHERE person.stream_id = ${WITH_MERGED} OR person.stream_id = (SELECT root_id FROM stream WHERE id = $1)`,
    [streamId],
  );
  const found = new Map(
    rows.map((row) => [
      row.id,
      readable(() => {
        const isErased = erased.people.has(row.id) || erased.records.has(row.stream_id);
        if (row.cipher === null) return isErased ? expected.get(row.id) : undefined;
        return personMac(keys, row.stream_id, { id: row.id, json: openPerson(keys, row) });
      }),
    ]),
  );
  return differing(expected, found);
}

async function differingFiles(
  tx: Tx,
  { keys, erased }: SealKnowledge,
  expected: ReadonlyMap<string, string>,
): Promise<string[]> {
  const found = new Map<string, string | undefined>();
  // One after the other: a file may be large.
  for (const id of expected.keys()) {
    if (await isErasedFile(tx, erased, id)) found.set(id, expected.get(id));
    const file = await openFile(tx, keys, id).catch(() => undefined);
    if (file) found.set(id, createHash('sha256').update(file.bytes).digest('hex'));
  }
  return differing(expected, found);
}

async function isErasedFile(tx: Tx, { records }: Erased, id: string): Promise<boolean> {
  if (records.size === 0) return false;
  const [file] = await tx.prepared<{ streamId: string }>(
    'SELECT stream_id AS "streamId" FROM file WHERE id = $1 AND cipher IS NULL',
    [id],
  );
  return file !== undefined && records.has(file.streamId);
}

function differing(expected: ReadonlyMap<string, string>, found: ReadonlyMap<string, string | undefined>): string[] {
  return [...expected].filter(([id, value]) => found.get(id) !== value).map(([id]) => id);
}

/**
 * What was tampered with does not decrypt; that is what is looked for, not a failure of the check. A lost connection does
 * not pass for it: the transaction fails with it.
 */
function readable<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
