import type pg from 'pg';
import { searchTokens, nameIndex } from '../../record/blind-index.ts';
import type { Desk } from './desks.ts';

type Values = readonly unknown[];

/**
 * The yardstick: what a page shows, fetched by the plainest statements, as the tables' owner, whom no row-level security
 * concerns. Nothing is decrypted, worded or drawn, nobody is signed in, and no look is entered.
 */
export class BareSql {
  readonly #owner: pg.Pool;
  readonly #indexKey: Buffer;

  constructor(owner: pg.Pool, indexKey: Buffer) {
    this.#owner = owner;
    this.#indexKey = indexKey;
  }

  /** 工作台: a page of what waits for the organisation, and how much of it there is. */
  workbench({ owners }: Desk): Promise<void> {
    const among = owners === null ? 'true' : 'organisation_id = ANY ($1)';
    const values = owners === null ? [] : [owners];
    return this.#all(
      [`SELECT * FROM task JOIN stream ON id = stream_id WHERE ${among} ORDER BY due_at, since LIMIT 30`, values],
      [`SELECT count(*) FROM task WHERE ${among}`, values],
    );
  }

  /** 列表: one page and how many lines there are, with what its titles are read from. */
  list({ owners }: Desk, page: number, pageSize: number): Promise<void> {
    return this.#listed(owners === null ? 'true' : 'owner_organisation_id = ANY ($1)', owners ? [owners] : [], {
      page,
      pageSize,
    });
  }

  /** 在办, the nearest deadline first. */
  open({ owners }: Desk, pageSize: number): Promise<void> {
    const among = owners === null ? 'closed_at IS NULL' : 'closed_at IS NULL AND owner_organisation_id = ANY ($1)';
    return this.#listed(among, owners ? [owners] : [], { page: 1, pageSize, order: 'next_due_at, stream_id' });
  }

  /** 检索. */
  async search(q: string, pageSize: number): Promise<void> {
    await this.#listed(
      `stream_id IN (
        SELECT stream_id FROM dispute_view WHERE number >= $1 AND number < $1 || chr(1114111)
        UNION SELECT stream_id FROM person WHERE name_index = $2
        UNION SELECT stream_id FROM search_index WHERE $3 <> '{}'::int[] AND tokens @> $3)`,
      [q, nameIndex(this.#indexKey, q), searchTokens(this.#indexKey, q)],
      { page: 1, pageSize },
    );
  }

  /** 案件: its state, words, people, events and papers. */
  dispute(id: string): Promise<void> {
    const by = (sql: string): [string, Values] => [sql, [id]];
    return this.#all(
      by('SELECT state FROM stream WHERE id = $1'),
      by('SELECT cipher FROM sealed_text WHERE stream_id = $1'),
      by('SELECT cipher, wrapped FROM person JOIN data_key USING (id) WHERE person.stream_id = $1'),
      by('SELECT * FROM event WHERE stream_id = $1 ORDER BY seq'),
      by('SELECT id, form, status FROM document WHERE stream_id = $1'),
    );
  }

  /** Ids that a desk may open, spread over the years. */
  async someIds({ owners }: Desk, count: number): Promise<string[]> {
    const { rows } = await this.#owner.query<{ id: string }>(
      `SELECT stream_id AS id FROM dispute_view WHERE $1::text[] IS NULL OR owner_organisation_id = ANY ($1)
       ORDER BY md5(stream_id::text) LIMIT $2`,
      [owners, count],
    );
    return rows.map(({ id }) => id);
  }

  #listed(
    where: string,
    values: Values,
    { page, pageSize, order = 'opened_at DESC, stream_id' }: { page: number; pageSize: number; order?: string },
  ): Promise<void> {
    const ordered = `SELECT * FROM dispute_view WHERE ${where} ORDER BY ${order} LIMIT ${pageSize}
      OFFSET ${(page - 1) * pageSize}`;
    return this.#all(
      [`SELECT line.*, cipher FROM (${ordered}) AS line JOIN sealed_text ON sealed_text.id = title_text_id`, values],
      [`SELECT count(*) FROM dispute_view WHERE ${where}`, values],
    );
  }

  async #all(...statements: [string, Values][]): Promise<void> {
    await Promise.all(statements.map(([sql, values]) => this.#owner.query(sql, [...values])));
  }
}
