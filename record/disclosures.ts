import type { Origin } from '../domain/audit/entry.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import type { Instant } from '../domain/time/instant.ts';
import { enterIntoAudit } from './audit.ts';
import { decrypt } from './cipher.ts';
import { documentBinding } from './documents.ts';
import type { KeyRing } from './keys.ts';
import { sealedForms } from './sealed-papers.ts';
import type { StatementBuilder } from './statement.ts';
import { actAsRecord, type Tx } from './transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './views/page.ts';

/** 披露 as those know it who were given a document, and the station that gave it. */
export interface DisclosureItem {
  documentId: string;
  form: string;
  stationId: string;
  organisationId: string;
  at: Instant;
  until: Instant;
}

/** A document that the actor's organisation was given, with its PDF. */
interface DisclosedDocument {
  form: string;
  version: number;
  sha256: string;
  pdf: Buffer;
}

/** Writes what a household's events disclosed; rows that stand already stay. */
export function projectDisclosures(statement: StatementBuilder, { id, stationId, disclosures }: HouseholdState): void {
  const last = disclosures.at(-1);
  if (last === undefined) return;
  const { disclosureId, documentId, form, to, at, until, householdId = id } = last;
  const values = [disclosureId, householdId, documentId, form, stationId, to, at, until];
  statement.add(
    (value) => `INSERT INTO disclosure (id, stream_id, document_id, form, station_id, organisation_id, at, until)
      VALUES (${values.map(value).join(', ')}) ON CONFLICT (id) DO NOTHING`,
  );
}

/** What was given to the actor's organisation, or by the actor's station, newest first. */
export function listDisclosures(tx: Tx, request: PageRequest): Promise<Page<DisclosureItem>> {
  const columns = {
    ...{ documentId: 'document_id', form: 'form', stationId: 'station_id', organisationId: 'organisation_id' },
    ...{ at: 'at', until: 'until' },
  };
  return pageOf(tx, sql('disclosure'), request, (builder) =>
    builder.select(columns).orderBy([{ column: 'at', order: 'desc' }, { column: 'id' }]),
  );
}

/**
 * 查阅所提供的文书: for as long as it was given, and with the look in the audit trail of the same transaction; null for any
 * other document. From here the transaction acts as the record.
 */
export async function readDisclosed(
  tx: Tx,
  keys: KeyRing,
  documentId: string,
  look: { at: Instant; origin: Origin },
): Promise<DisclosedDocument | null> {
  const [row] = await tx.query<Omit<DisclosedDocument, 'pdf'> & { stream_id: string; cipher: Buffer; wrapped: Buffer }>(
    'SELECT * FROM disclosed_document($1)',
    [documentId],
  );
  if (!row) return null;
  const { stream_id: streamId, cipher, wrapped, ...document } = row;
  const key = keys.unwrap({ kind: 'case', id: streamId, streamId }, wrapped);
  actAsRecord(tx);
  // Sealed since, it is given to nobody any more.
  if ((await sealedForms(tx, streamId)).includes(document.form)) return null;
  const purpose = '查阅公安机关提供的文书';
  await enterIntoAudit(tx, keys, streamId, { documentId, field: document.form, purpose, ...look });
  return { ...document, pdf: decrypt(key, cipher, documentBinding(streamId, documentId)) };
}
