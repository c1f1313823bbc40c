import type { Knex } from 'knex';
import { grant } from './access.ts';

/** 文书: the committees' own numbers, corrections, codes to verify a paper by, and dossiers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- 人调字号: the last number that a committee has given in a year. Counted in the transaction that accepts a case.
    CREATE TABLE committee_number (
      organisation_id text NOT NULL REFERENCES organisation,
      year integer NOT NULL,
      last integer NOT NULL,
      PRIMARY KEY (organisation_id, year)
    );
    ${grant('committee_number', ['SELECT', 'INSERT', 'UPDATE'])}
    -- Two committees of one short name would give one number twice.
    CREATE UNIQUE INDEX organisation_numbering_name ON organisation (short_name) WHERE kind LIKE '%-committee';

    -- 更正: a later version says which one it replaces, why (encrypted), and who says so. 核验码: what the QR code leads to.
    -- Pages made so far of a long document, while it is being made.
    ALTER TABLE document
      ADD replaces uuid UNIQUE REFERENCES document,
      ADD reason_cipher bytea,
      ADD corrected_by text,
      ADD verification_code text UNIQUE,
      ADD done integer,
      ADD total integer,
      DROP CONSTRAINT document_stream_id_form_seq_key;
    -- One document for each form and state, and beside it what replaces another.
    CREATE UNIQUE INDEX document_first ON document (stream_id, form, seq) WHERE replaces IS NULL;
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
