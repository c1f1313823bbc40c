import type { Knex } from 'knex';
import { grant, rowSecurityByStream } from './access.ts';

/** 销毁清册: what a county's yearly round found to be due, and what became of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One row a case and round; the round's event holds the digest of all of them. Number, kind, outcome and dates are what
    -- stays readable of a case for good.
    CREATE TABLE retention_item (
      stream_id uuid NOT NULL REFERENCES stream,
      no integer NOT NULL,
      case_id uuid NOT NULL REFERENCES stream,
      number text NOT NULL,
      type text NOT NULL,
      outcome text,
      class text NOT NULL,
      opened_at timestamptz NOT NULL,
      closed_at timestamptz NOT NULL,
      due_on date NOT NULL,
      done text CHECK (done IN ('destroyed', 'left')),
      done_at timestamptz,
      PRIMARY KEY (stream_id, no, case_id),
      CHECK (num_nulls(done, done_at) <> 1)
    );
    CREATE UNIQUE INDEX retention_item_destroyed ON retention_item (case_id) WHERE done = 'destroyed';
    CREATE INDEX retention_item_order ON retention_item (stream_id, no, closed_at, case_id);
    ${rowSecurityByStream('retention_item')}
    ${grant('retention_item', ['SELECT', 'INSERT', 'UPDATE'])}

    CREATE INDEX dispute_view_closed ON dispute_view (closed_at, stream_id) WHERE closed_at IS NOT NULL;
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
