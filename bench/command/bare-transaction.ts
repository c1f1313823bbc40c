import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Tables that a change of colour writes; tasks are not among them, because it leaves them as they were. */
const TABLES = ['stream', 'event', 'outbox', 'sealed_text', 'idempotency', 'dispute_view'];

/** What a real command wrote for one stream, to be written again and again. */
interface Written {
  stream_id: string;
  seq: number;
  state: string;
  head_hash: Buffer;
  readers: string[];
  reader_set: string;
  at: string;
  type: string;
  actor: string;
  data: string;
  next_due_at: string;
  cipher: Buffer;
  field: string;
  user_id: string;
  body_hmac: Buffer;
  colour: string;
}

const WRITTEN = `
  SELECT stream.id AS stream_id, stream.seq, state::text, head_hash, stream.readers, reader_set::text, last_at::text AS at, event.type,
    actor::text, data::text, outbox.next_due_at::text, cipher, field, user_id, body_hmac, colour
  FROM stream
  JOIN event ON event.stream_id = stream.id AND event.seq = stream.seq
  JOIN outbox ON outbox.stream_id = stream.id
  JOIN dispute_view ON dispute_view.stream_id = stream.id
  JOIN sealed_text ON sealed_text.stream_id = stream.id AND sealed_text.field = 'colour-reason'
  JOIN idempotency ON idempotency.stream_id = stream.id AND idempotency.seq = stream.seq
  WHERE stream.id = $1 LIMIT 1`;

/**
 * The yardstick: a transaction that writes the very rows of a change of colour, with nothing decided, checked, encrypted
 * or hashed, and as few round trips as PostgreSQL allows – one to begin and lock, one for all writes and the commit. The
 * tables have the same columns and indexes, but neither row-level security nor foreign keys.
 */
export class BareTransaction {
  readonly #owner: pg.Pool;
  readonly #written: Written[] = [];

  constructor(owner: pg.Pool) {
    this.#owner = owner;
  }

  /** Copies the tables, with the rows of these streams, on which one change of colour was made. */
  async prepare(streamIds: readonly string[]): Promise<void> {
    await this.#owner.query('DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare');
    for (const table of TABLES) {
      const columns = await this.#columnsOf(table);
      const key = columns.includes('stream_id') ? 'stream_id' : 'id';
      await this.#owner.query(`CREATE TABLE bare.${table} (LIKE public.${table} INCLUDING ALL)`);
      await this.#owner.query(
        `INSERT INTO bare.${table} (${columns}) SELECT ${columns} FROM public.${table} WHERE ${key} = ANY ($1)`,
        [streamIds],
      );
    }
    await this.#owner.query('ANALYZE');
    for (const id of streamIds) {
      const { rows } = await this.#owner.query<Written>(WRITTEN, [id]);
      if (!rows[0]) throw new Error(`nothing was written for ${id}`);
      this.#written.push(rows[0]);
    }
  }

  /** Those that PostgreSQL does not fill by itself. */
  async #columnsOf(table: string): Promise<string[]> {
    const { rows } = await this.#owner.query<{ name: string }>(
      `SELECT quote_ident(column_name) AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' AND is_identity = 'NO'`,
      [table],
    );
    return rows.map(({ name }) => name);
  }

  /** One transaction on the stream of this number. */
  async run(index: number): Promise<void> {
    const written = this.#written[index % this.#written.length];
    if (written === undefined) throw new Error('prepare() first');
    written.seq += 1;
    const client = await this.#owner.connect();
    try {
      const locked = [
        client.query('BEGIN'),
        client.query({
          name: 'bare-lock',
          text: 'SELECT seq, state, head_hash, last_at FROM bare.stream WHERE id = $1 FOR NO KEY UPDATE',
          values: [written.stream_id],
        }),
      ];
      await Promise.all(locked);
      await Promise.all([...statementsOf(written).map((statement) => client.query(statement)), client.query('COMMIT')]);
    } finally {
      client.release();
    }
  }
}

function statementsOf(written: Written): pg.QueryConfig[] {
  const { stream_id, seq, state, head_hash, readers, at, type, actor, data, next_due_at, colour } = written;
  return [
    {
      name: 'bare-event',
      text: `INSERT INTO bare.event (stream_id, seq, type, at, actor, data, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      values: [stream_id, seq, type, at, actor, data, head_hash],
    },
    {
      name: 'bare-stream',
      text: `UPDATE bare.stream SET seq = $2, state = $3, head_hash = $4, open = true, readers = $5, last_at = $6,
        closed_at = NULL WHERE id = $1`,
      values: [stream_id, seq, state, head_hash, readers, at],
    },
    {
      name: 'bare-view',
      text: `UPDATE bare.dispute_view SET seq = $2, reader_set = $3, status = 'mediating', colour = $4, next_due_at = $5
        WHERE stream_id = $1`,
      values: [stream_id, seq, written.reader_set, colour, next_due_at],
    },
    {
      name: 'bare-outbox',
      text: 'UPDATE bare.outbox SET seq = $2, open = true, next_due_at = $3 WHERE stream_id = $1',
      values: [stream_id, seq, next_due_at],
    },
    {
      name: 'bare-text',
      text: 'INSERT INTO bare.sealed_text (id, stream_id, field, cipher) VALUES ($1, $2, $3, $4)',
      values: [randomUUID(), stream_id, written.field, written.cipher],
    },
    {
      name: 'bare-answer',
      text: `INSERT INTO bare.idempotency (user_id, route, key, body_hmac, stream_id, from_seq, seq)
        VALUES ($1, $2, $3, $4, $5, $6, $6)`,
      values: [
        written.user_id,
        `POST /disputes/${stream_id}/change-colour`,
        `${stream_id}-${seq}`,
        written.body_hmac,
        stream_id,
        seq,
      ],
    },
  ];
}
