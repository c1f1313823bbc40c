import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { privacyVersion1 } from '../../domain/policy/version-1/privacy.ts';
import { deciders } from '../../domain/deciders.ts';
import { ERASED } from '../../domain/erasure/erased.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { ErasureState } from '../../domain/erasure/erasure.ts';
import { idNumberIndex, nameIndex } from '../../record/blind-index.ts';
import { listDocuments, readDocument, requestDocument, storeDocument } from '../../record/documents.ts';
import { erase } from '../../record/erase.ts';
import { samePeople } from '../../record/erased-people.ts';
import { openPeople } from '../../record/people.ts';
import { reapplyTombstones } from '../../record/reapply-tombstones.ts';
import { revealField } from '../../record/reveal.ts';
import { allTombstones } from '../../record/tombstones.ts';
import { openTexts } from '../../record/texts.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { query } from './county.ts';
import { onHousehold, openHousehold } from './guard-support.ts';
import {
  actorNamed,
  applicant,
  as,
  boundary,
  type CountyRecord,
  countyRecord,
  perform,
  register,
} from './people-support.ts';

let county: CountyRecord;
beforeAll(async () => {
  county = await countyRecord();
});
afterAll(() => county.close());

const PDF = Buffer.from('%PDF-1.7 老核桃树');

/** A dispute that is over, with a paper. */
async function withdrawn(name: string): Promise<DisputeState> {
  const people = [
    { ...applicant, name, idNumber: undefined, agent: { name: `${name}之子` } },
    ...boundary.people.slice(1),
  ];
  const { id } = await register(county.record, { ...boundary, people });
  const state = await perform(county.record, 'mediator.yangping', id, false, (seal) => ({
    type: 'withdraw',
    reason: seal.text('reason', '双方自行和解'),
  }));
  await inTransaction(county.record.db, SYSTEM, async (tx) => {
    const { id: documentId } = await requestDocument(tx, { streamId: id, form: 'acceptance-register', seq: 1 });
    const rendered = { id: documentId, streamId: id, templateVersion: '1', dataHash: 'h', pdf: PDF };
    await storeDocument(tx, county.record.keys, rendered);
  });
  return state;
}

function erased(subject: { kind: 'person' | 'case'; id: string }): Promise<ErasureState> {
  const request = { subject, ground: 'ordered', keptUntil: null, reason: '决定书' } as const;
  const by = { requests: actorNamed('admin'), approves: actorNamed('auditor.county') };
  return erase(county.record, request, by);
}

const findings = async () => (await verify(county.record, deciders)).findings;
const whats = async () => (await findings()).map(({ what }) => what).sort();

/** Everything that any table holds, byte strings as they are. */
async function everyByte(): Promise<Buffer> {
  const tables = await query(
    county.ownerUrl,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const parts: Buffer[] = [];
  for (const { name } of tables) {
    for (const row of await query(county.ownerUrl, `SELECT * FROM ${String(name)}`)) {
      for (const value of Object.values(row)) {
        parts.push(Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? ''));
      }
    }
  }
  return Buffer.concat(parts);
}

it('one person is gone from a case that stays: facts, keys and indexes, while papers and words are kept with the dossier', async () => {
  const { id, parties } = await withdrawn('艾山');
  const [party, other] = parties;
  const personId = party?.personId ?? '';
  const { keys } = county.record;
  const index = nameIndex(keys.blindIndexKey, '艾山');
  expect((await everyByte()).includes(index)).toBe(true);

  expect(await erased({ kind: 'person', id: personId })).toMatchObject({ status: 'done', decidedBy: 'auditor.county' });
  expect((await everyByte()).includes(index)).toBe(false);
  expect(await query(county.ownerUrl, 'SELECT FROM data_key WHERE id = $1', [personId])).toEqual([]);
  await as(county.record, 'mediator.yangping', async (tx) => {
    const people = await openPeople(tx, keys, id);
    expect(people.get(personId)).toEqual({ name: ERASED });
    expect(people.get(other?.personId ?? '')).toEqual(boundary.people[1]);
    expect([...(await openTexts(tx, keys, id)).values()]).toContain(boundary.facts);
    const at = '2026-11-26T08:00:00Z';
    const look = { personId, field: 'phone', purpose: '核对', at, origin: {}, policy: privacyVersion1 } as const;
    expect(await revealField(tx, keys, look)).toMatchObject({ value: null });
    const [paper] = await listDocuments(tx, id);
    expect((await readDocument(tx, keys, paper?.id ?? ''))?.pdf).toEqual(PDF);
  });
  expect(await findings()).toEqual([]);
  await expect(erased({ kind: 'person', id: personId })).rejects.toThrow(ERASED);
});

it('a whole case is gone with its key, also for processes that remember it, and the record still verifies', async () => {
  const { id, parties } = await withdrawn('帕提古丽');
  const { keys } = county.record;
  const elsewhere = county.reopened();
  await as(elsewhere, 'mediator.yangping', (tx) => openTexts(tx, elsewhere.keys, id));
  const kept = await query(county.ownerUrl, 'SELECT cipher FROM sealed_text WHERE stream_id = $1', [id]);
  const [{ wrapped } = {}] = await query(county.ownerUrl, 'SELECT wrapped FROM data_key WHERE id = $1', [id]);
  expect(keys.caseKeys.get(id)).toBeDefined();

  const { id: erasureId } = await erased({ kind: 'case', id });
  expect(keys.caseKeys.get(id)).toBeUndefined();
  // Reads the ring again, as every process does with its next transaction after ten seconds.
  await expect(elsewhere.keys.payloadKeys.find(99)).rejects.toThrow();
  expect(elsewhere.keys.caseKeys.get(id)).toBeUndefined();

  const bytes = await everyByte();
  const indexes = [nameIndex(keys.blindIndexKey, '帕提古丽'), ...kept.map(({ cipher }) => cipher as Buffer)];
  for (const gone of indexes) expect(bytes.includes(gone)).toBe(false);
  for (const table of ['data_key', 'search_index']) {
    expect(await query(county.ownerUrl, `SELECT FROM ${table} WHERE stream_id = $1`, [id])).toEqual([]);
  }
  await as(county.record, 'mediator.yangping', async (tx) => {
    expect([...(await openTexts(tx, keys, id)).values()]).toEqual([ERASED, ERASED, ERASED]);
    expect((await openPeople(tx, keys, id)).get(parties[0]?.personId ?? '')).toEqual({ name: ERASED });
    const [paper] = await listDocuments(tx, id);
    expect(paper?.status).toBe('erased');
    expect((await readDocument(tx, keys, paper?.id ?? ''))?.pdf).toBeNull();
  });
  await expect(
    perform(
      county.record,
      'mediator.yangping',
      id,
      false,
      (seal) =>
        ({
          type: 'report-danger',
          reason: seal.text('reason', '再来'),
        }) as never,
    ),
  ).rejects.toThrow('本案已依法删除');
  expect(await findings()).toEqual([]);

  // A backup from before, as far as this matters: the key is there again.
  const list = await inTransaction(county.record.db, SYSTEM, allTombstones);
  await query(county.ownerUrl, 'DELETE FROM tombstone WHERE id = $1', [id]);
  await query(county.ownerUrl, 'UPDATE stream SET erased = false WHERE id = $1', [id]);
  await query(county.ownerUrl, 'INSERT INTO data_key (id, stream_id, wrapped) VALUES ($1, $1, $2)', [id, wrapped]);
  await query(county.ownerUrl, 'UPDATE sealed_text SET cipher = $2 WHERE stream_id = $1', [id, kept[0]?.cipher]);
  expect(await reapplyTombstones(county.record, list)).toEqual({ erased: 1, open: [] });
  expect((await everyByte()).includes(kept[0]?.cipher as Buffer)).toBe(false);
  expect(await findings()).toEqual([]);
  expect(await reapplyTombstones(county.record, list)).toEqual({ erased: 0, open: [] });

  // Nothing destroys a key but an order, and no order can be made up behind the record's back without being found.
  const insert = `INSERT INTO tombstone (id, kind, stream_id, erasure_id, erasure_seq, at) VALUES ($1, 'case', $1, $2, 2, now())`;
  const { id: kept2 } = await withdrawn('古丽');
  await expect(query(county.ownerUrl, insert, [kept2, erasureId])).rejects.toThrow(
    `no event orders that ${kept2} is erased`,
  );
  await expect(
    inTransaction(county.record.db, SYSTEM, (tx) => tx.query('DELETE FROM data_key WHERE id = $1', [kept2])),
  ).rejects.toThrow('permission denied');
  await query(county.ownerUrl, 'UPDATE tombstone SET id = $2, stream_id = $2 WHERE id = $1', [id, kept2]);
  await query(county.ownerUrl, 'UPDATE sealed_text SET cipher = NULL WHERE stream_id = $1', [kept2]);
  expect(new Set(await whats())).toEqual(new Set(['text-differs', 'tombstone-differs']));
  await query(county.ownerUrl, 'DELETE FROM tombstone WHERE id = $1', [kept2]);
  await query(county.ownerUrl, 'DELETE FROM sealed_text WHERE stream_id = $1', [kept2]);
  expect((await findings()).filter(({ what }) => what === 'tombstone-differs')).toEqual([
    { what: 'tombstone-differs', streamId: id, detail: `the tombstone of ${id} is gone` },
  ]);
});

it('an open case is not erased, and nobody is who is not known', async () => {
  const { id } = await register(county.record);
  await expect(erased({ kind: 'case', id })).rejects.toMatchObject({
    code: 'rule-broken',
    message: '尚未办结,须先办结',
  });
  await expect(erased({ kind: 'case', id: randomUUID() })).rejects.toMatchObject({ code: 'invalid' });
  const found = await query(county.ownerUrl, 'SELECT FROM person WHERE id_number_index = $1', [
    idNumberIndex(county.record.keys.blindIndexKey, applicant.idNumber ?? ''),
  ]);
  expect(found).toHaveLength(1);
});

it('of somebody of a family every row is found: what lies apart, and what it was before', async () => {
  const { id, members } = await openHousehold(county.record);
  const victim = members.find(({ role }) => role === 'victim');
  const memberId = victim?.memberId ?? '';
  const apart: string[] = [];
  for (const phone of ['13100000001', '13100000002']) {
    await onHousehold(county.record, 'deputy.qingxi', id, false, (seal) => {
      const reach = seal.person({ name: '', phone });
      apart.push(reach.personId);
      return { type: 'change-reach', memberId, reach };
    });
  }
  const { db, keys } = county.record;
  const rows = await inTransaction(db, SYSTEM, (tx) => samePeople(tx, keys, victim?.personId ?? '', [id]));
  expect(rows.map((row) => row.id).sort()).toEqual([victim?.personId, ...apart].sort());
});
