import type { Knex } from 'knex';
import { grant, rowSecurity } from './access.ts';

/** 债权人名单: the claimants of mass cases, read by whoever may read the case, wherever it moves. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One row a claimant, projected in the command's transaction; totals are reckoned from the rows and kept nowhere.
    CREATE TABLE claimant_view (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      dispute_id uuid NOT NULL REFERENCES stream,
      ordinal integer NOT NULL,
      person_id uuid NOT NULL UNIQUE,
      amount_fen bigint NOT NULL CHECK (amount_fen > 0),
      acknowledged boolean NOT NULL,
      standing text NOT NULL,
      since timestamptz NOT NULL,
      agreement_id uuid,
      route text,
      court_case_number text,
      UNIQUE (dispute_id, ordinal)
    ) WITH (fillfactor = 70);
    CREATE INDEX claimant_view_standing ON claimant_view (dispute_id, standing, ordinal);
    ${rowSecurity(
      'claimant_view',
      `app_reader() = '*' OR EXISTS (SELECT FROM stream WHERE stream.id = claimant_view.dispute_id)`,
    )}
    ${grant('claimant_view', ['SELECT', 'INSERT', 'UPDATE'])}

    -- A claimant's own record is read by nobody but the system; who they are, with the roll.
    CREATE POLICY roll ON person FOR SELECT USING (
      EXISTS (SELECT FROM claimant_view WHERE claimant_view.person_id = person.id));
    CREATE POLICY roll ON data_key FOR SELECT USING (
      EXISTS (SELECT FROM claimant_view WHERE claimant_view.person_id = data_key.id));
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
