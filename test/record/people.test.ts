import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownUntil } from '../../domain/people/look.ts';
import { privacyVersion1 } from '../../domain/policy/version-1/privacy.ts';
import { openPeople } from '../../record/people.ts';
import { revealField } from '../../record/reveal.ts';
import { openTexts, withTexts } from '../../record/texts.ts';
import {
  applicant,
  as,
  boundary,
  type CountyRecord,
  countyRecord,
  perform,
  register,
  respondent,
} from './people-support.ts';

let county: CountyRecord;
let owner: pg.Client;

beforeAll(async () => {
  county = await countyRecord();
  owner = new pg.Client({ connectionString: county.ownerUrl });
  await owner.connect();
  // The owner of the tables stands under row-level security too.
  await owner.query(`SELECT set_config('app.role', 'system', false)`);
});

afterAll(async () => {
  await owner.end();
  await county.close();
});

describe('what is sealed', () => {
  it('is opened again by who may see the case, in any process with the master key', async () => {
    const { id, title } = await register(county.record);
    const other = county.reopened();
    const [texts, people] = await as(other, 'mediator.yangping', (tx) =>
      Promise.all([openTexts(tx, other.keys, id), openPeople(tx, other.keys, id)]),
    );
    expect(withTexts({ nested: [{ title }] }, texts)).toEqual({ nested: [{ title: boundary.title }] });
    expect([...people.values()]).toEqual(expect.arrayContaining([applicant, respondent]));
  });

  it('can be added to by a process that has not the key of the case in mind', async () => {
    const { id } = await register(county.record);
    const other = county.reopened();
    await perform(other, 'mediator.yangping', id, false, (seal) => ({
      type: 'withdraw',
      reason: seal.text('reason', '双方已自行和好'),
    }));
    const texts = await as(county.record, 'mediator.yangping', (tx) => openTexts(tx, county.record.keys, id));
    expect([...texts.values()]).toContain('双方已自行和好');
  });

  it('stands nowhere in the database in the clear', async () => {
    await register(county.record);
    const tables = await owner.query<{ name: string }>(
      `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    let everything = '';
    for (const { name } of tables.rows) {
      const { rows } = await owner.query(`SELECT string_agg(t::text, ' ') AS rows FROM ${name} AS t`);
      everything += rows[0].rows ?? '';
    }
    const asHex = (text: string) => Buffer.from(text).toString('hex');
    expect(everything).toContain('云河2026-');
    for (const secret of [
      applicant.name,
      '赵大田',
      '11010519491231002X',
      '13812345678',
      '三组12号',
      '核桃树',
      '界址之争',
    ]) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(asHex(secret));
    }
  });

  it('is not there for another village', async () => {
    const { id } = await register(county.record);
    const { keys } = county.record;
    const [texts, people] = await as(county.record, 'mediator.hekou', (tx) =>
      Promise.all([openTexts(tx, keys, id), openPeople(tx, keys, id)]),
    );
    expect([texts.size, people.size]).toEqual([0, 0]);
  });

  it('does not open when ciphertexts of two people or two texts were swapped', async () => {
    const { id } = await register(county.record);
    const swap = (table: string) =>
      owner.query(
        `UPDATE ${table} AS a SET cipher = b.cipher FROM ${table} AS b
         WHERE a.stream_id = $1 AND b.stream_id = $1 AND a.id <> b.id`,
        [id],
      );
    await swap('person');
    await swap('sealed_text');
    const { keys } = county.record;
    await expect(as(county.record, 'mediator.yangping', (tx) => openPeople(tx, keys, id))).rejects.toThrow();
    await expect(as(county.record, 'mediator.yangping', (tx) => openTexts(tx, keys, id))).rejects.toThrow();
  });
});

describe('a look at a sensitive fact', () => {
  const at = '2026-11-22T10:00:00.000+08:00';
  const policy = privacyVersion1;
  const purpose = '核对赵大田的送达地址';

  it('gives the value and enters the audit trail, its purpose encrypted', async () => {
    const { id, parties } = await register(county.record);
    const personId = parties[0]?.personId ?? '';
    const seen = await as(county.record, 'mediator.yangping', (tx) =>
      revealField(tx, county.record.keys, { personId, field: 'idNumber', purpose, at, origin: {}, policy }),
    );
    expect(seen).toEqual({ value: applicant.idNumber, until: shownUntil(at, policy) });
    const { rows } = await owner.query('SELECT * FROM audit WHERE stream_id = $1', [id]);
    expect(rows).toMatchObject([
      { person_id: personId, field: 'idNumber', user_id: 'mediator.yangping', role: 'village-mediator' },
    ]);
    expect(String(rows[0].purpose)).not.toContain('赵大田');
  });

  it('is refused, and leaves no trace, to another village and to a role without sight of the case', async () => {
    const { id, parties } = await register(county.record);
    const personId = parties[0]?.personId ?? '';
    for (const username of ['mediator.hekou', 'grid.yangping', 'admin']) {
      const seen = await as(county.record, username, (tx) =>
        revealField(tx, county.record.keys, { personId, field: 'phone', purpose, at, origin: {}, policy }),
      );
      expect(seen).toBeNull();
    }
    expect((await owner.query('SELECT 1 FROM audit WHERE stream_id = $1', [id])).rows).toEqual([]);
  });

  it('cannot be taken out of the trail by the application', async () => {
    await expect(as(county.record, 'mediator.yangping', (tx) => tx.query('DELETE FROM audit'))).rejects.toThrow(
      /denied/,
    );
    await expect(
      as(county.record, 'mediator.yangping', (tx) => tx.query(`UPDATE audit SET field = 'x'`)),
    ).rejects.toThrow(/denied/);
  });
});
