import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { caseNumberKey, findPartyByCode, issuePartyCode, partyCode } from '../../record/party-codes.ts';
import { countAttempt, uncountAttempt } from '../../record/party-codes-attempts.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { query } from './county.ts';
import { as, type CountyRecord, countyRecord, register } from './people-support.ts';

let county: CountyRecord;
let dispute: DisputeState;
let another: DisputeState;

beforeAll(async () => {
  county = await countyRecord();
  dispute = await register(county.record);
  another = await register(county.record);
});

afterAll(() => county.close());

const partyOf = (state: DisputeState, index: number): string => state.parties[index]?.partyId ?? '';

/** Issues a code as 羊坪村's mediator does. */
async function issued(state: DisputeState, index: number): Promise<string> {
  const { keys } = county.record;
  const to = { streamId: state.id, number: state.number, partyId: partyOf(state, index) };
  return partyCode(keys, await as(county.record, 'mediator.yangping', (tx) => issuePartyCode(tx, keys, to)));
}

const found = (number: string, code: string) => findPartyByCode(county.record.db, county.record.keys, { number, code });

describe('a code', () => {
  it('has twelve digits in groups of four, and no two are alike', () => {
    const codes = Array.from({ length: 5000 }, (_, issue) =>
      partyCode(county.record.keys, { streamId: dispute.id, partyId: 'p', issue }),
    );
    for (const code of codes) expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
    expect(new Set(codes).size).toBe(codes.length);
    // Every digit stands at every place about equally often: none can be guessed.
    const digits = codes.map((code) => code.replaceAll(' ', ''));
    for (let place = 0; place < 12; place++) {
      for (const digit of '0123456789') {
        const share = digits.filter((code) => code[place] === digit).length / digits.length;
        expect(share).toBeGreaterThan(0.07);
        expect(share).toBeLessThan(0.13);
      }
    }
  });

  it('leads to its party and case, however it is typed', async () => {
    const code = await issued(dispute, 0);
    const party = { streamId: dispute.id, partyId: partyOf(dispute, 0) };
    expect(await found(dispute.number, code)).toEqual(party);
    expect(await found(` ${dispute.number} `, code.replaceAll(' ', ''))).toEqual(party);
    expect(await found(dispute.number, code.replaceAll(' ', '-'))).toEqual(party);
    const wide = code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await found(dispute.number, wide)).toEqual(party);
  });

  it('is worth nothing with another number, and another code nothing with this one', async () => {
    const code = await issued(dispute, 0);
    const others = await issued(another, 0);
    expect(await found(another.number, code)).toBeNull();
    expect(await found(dispute.number, others)).toBeNull();
    expect(await found('枫2026-999999', code)).toBeNull();
    expect(await found(dispute.number, '')).toBeNull();
    expect(await found('', code)).toBeNull();
  });

  it('is void once the party has a new one, and only theirs', async () => {
    const [first, respondents] = [await issued(dispute, 0), await issued(dispute, 1)];
    const second = await issued(dispute, 0);
    expect(second).not.toBe(first);
    expect(await found(dispute.number, first)).toBeNull();
    expect(await found(dispute.number, second)).toMatchObject({ partyId: partyOf(dispute, 0) });
    expect(await found(dispute.number, respondents)).toMatchObject({ partyId: partyOf(dispute, 1) });
  });

  it('stays single when two issue it at the same moment', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, () => issued(another, 1)));
    expect(new Set(codes).size).toBe(8);
    const valid = await Promise.all(codes.map((code) => found(another.number, code)));
    expect(valid.filter((party) => party !== null)).toHaveLength(1);
  });

  it('stands nowhere in the database, but who gave it to whom and when does', async () => {
    const code = await issued(dispute, 0);
    const digits = code.replaceAll(' ', '');
    const rows = await query(county.ownerUrl, 'SELECT *, encode(code_hash, $1) AS hash FROM party_code', ['hex']);
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toContain(digits);
    expect(rows).toContainEqual(
      expect.objectContaining({
        stream_id: dispute.id,
        user_id: 'mediator.yangping',
        organisation_id: 'yangping',
        role: 'village-mediator',
      }),
    );
    const events = await query(county.ownerUrl, 'SELECT data FROM event WHERE stream_id = $1', [dispute.id]);
    expect(JSON.stringify(events)).not.toContain(digits);
  });

  it('is the same for a process that starts later with the same key, and another under another key', async () => {
    const code = await issued(dispute, 1);
    const again = county.reopened();
    expect(await findPartyByCode(again.db, again.keys, { number: dispute.number, code })).not.toBeNull();
    const stranger = await countyRecord();
    // Its keys are read with its first transaction.
    await stranger.record.organisations();
    expect(await findPartyByCode(county.record.db, stranger.record.keys, { number: dispute.number, code })).toBeNull();
    await stranger.close();
  });

  it('cannot be changed or taken away by the application', async () => {
    for (const statement of ['UPDATE party_code SET issue = 9', 'DELETE FROM party_code']) {
      await expect(inTransaction(county.record.db, SYSTEM, (tx) => tx.query(statement))).rejects.toThrow(/permission/);
    }
    const rows = await as(county.record, 'mediator.shanqian', (tx) => tx.query('SELECT * FROM party_code'));
    expect(rows).toEqual([]);
  });
});

describe('attempts', () => {
  const count = (value: string, seconds = 900) =>
    countAttempt(county.record.db, county.record.keys, { kind: 'number', value }, seconds);

  it('are counted together by every process, one key apart from another', async () => {
    const counts = await Promise.all(Array.from({ length: 10 }, () => count('A')));
    expect(counts.map(({ hits }) => hits).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const again = county.reopened();
    const { hits, secondsLeft } = await countAttempt(again.db, again.keys, { kind: 'number', value: 'A' }, 900);
    expect(hits).toBe(11);
    expect(secondsLeft).toBeGreaterThan(880);
    expect((await count('B')).hits).toBe(1);
  });

  it('are taken back, and forgotten when their time is over', async () => {
    await count('C');
    await uncountAttempt(county.record.db, county.record.keys, { kind: 'number', value: 'C' });
    expect((await count('C')).hits).toBe(1);
    expect((await count('D', 0)).hits).toBe(1);
    expect((await count('D', 0)).hits).toBe(1);
    await count('E');
    const rows = await query(county.ownerUrl, 'SELECT * FROM public_attempt WHERE resets_at <= now()');
    expect(rows).toEqual([]);
    const [kept] = await query(county.ownerUrl, `SELECT encode(key, 'escape') AS key FROM public_attempt LIMIT 1`);
    expect(String(kept?.key)).not.toMatch(/number|[A-E]"/);
  });
});

it('a number is the same however it is typed', () => {
  expect(caseNumberKey(' 枫2026-000123 ')).toBe(caseNumberKey('枫２０２６－０００１２３'));
});
