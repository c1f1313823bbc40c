import type { TextRef } from '../domain/decider.ts';
import { ERASED } from '../domain/erasure/erased.ts';
import { caseKeyOf } from './case-key.ts';
import { decrypt } from './cipher.ts';
import type { KeyRing } from './keys.ts';
import { WITH_MERGED } from './merged.ts';
import type { Tx } from './transaction.ts';

/** Opened words by text id. */
export type OpenTexts = ReadonlyMap<string, string>;

/** A state or event with its references replaced by the words themselves. */
export type Opened<T> = T extends TextRef
  ? string
  : T extends readonly (infer Item)[]
    ? Opened<Item>[]
    : T extends object
      ? { [Key in keyof T]: Opened<T[Key]> }
      : T;

export interface TextRow {
  id: string;
  field: string;
  /** Null where it was erased. */
  cipher: Buffer | null;
}

/** Ties a text's ciphertext to its row. */
export function textBinding(streamId: string, textId: string, field: string): string[] {
  return ['text', streamId, textId, field];
}

/** All words of one case, and of files merged into it, that the actor may see; none if the case is not visible. */
export async function openTexts(tx: Tx, keys: KeyRing, streamId: string): Promise<OpenTexts> {
  const rows = await tx.query<TextRow & { streamId: string }>(
    `SELECT id, stream_id AS "streamId", field, cipher FROM sealed_text WHERE stream_id = ${WITH_MERGED}`,
    [streamId],
  );
  const opened = new Map<string, string>();
  for (const { streamId: sealedWith, ...row } of rows) {
    const key = row.cipher === null ? null : await caseKeyOf(tx, keys, sealedWith);
    opened.set(row.id, openText(key, sealedWith, row));
  }
  return opened;
}

/** What stands for it if it was erased. Throws if the stored bytes were changed or moved, or the key is missing. */
export function openText(caseKey: Buffer | null, streamId: string, row: TextRow): string {
  if (row.cipher === null) return ERASED;
  if (caseKey === null) throw new Error(`the key of text ${row.id} is missing`);
  return decrypt(caseKey, row.cipher, textBinding(streamId, row.id, row.field)).toString('utf8');
}

/** Puts the words in place of every reference, however deep. Throws Error for a reference without a text. */
export function withTexts<T>(value: T, texts: OpenTexts): Opened<T> {
  return replaceRefs(value, texts) as Opened<T>;
}

function replaceRefs(value: unknown, texts: OpenTexts): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceRefs(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  if (isTextRef(value)) {
    const text = texts.get(value.textId);
    if (text === undefined) throw new Error(`text ${value.textId} is missing`);
    return text;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceRefs(item, texts)]));
}

function isTextRef(value: object): value is TextRef {
  return 'textId' in value && 'hmac' in value;
}
