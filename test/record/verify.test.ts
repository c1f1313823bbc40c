import { expect, onTestFinished, test, vi } from 'vitest';
import { createTrail } from '../../record/audit/trail.ts';
import { checkpointHash, checkpointHmac, GENESIS } from '../../record/hash-chain.ts';
import { readCheckpoints, runSealer, sealNow, sealOnce } from '../../record/sealer.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { command, endConnections, newRecord, openNotebook, type TestRecord, write, yang } from './county.ts';
import { notebookDecider } from './notebook.ts';

/** Two sealed notebooks with three lines each; answers the id of the first. */
async function sealedCounty(): Promise<TestRecord & { id: string }> {
  const county = await newRecord();
  const id = await openNotebook(county);
  const other = await openNotebook(county);
  for (const line of ['一', '二', '三']) {
    await write(county, id, line);
    await write(county, other, line);
  }
  await sealNow(county.record.db, county.record.keys);
  return { ...county, id };
}

const findings = async ({ record }: TestRecord) => (await verify(record, [notebookDecider])).findings;

test('an untouched record is whole, and verifying seals what was not sealed yet', async () => {
  const county = await sealedCounty();
  await write(county, county.id, '四');
  const verified = await verify(county.record, [notebookDecider]);
  expect(verified).toMatchObject({ ok: true, findings: [], streams: 2, events: 9 });
  expect(verified.sealedBy).toMatch(/^[0-9a-f]{64}$/);
  const [newest] = await county.asOwner('SELECT stream_ids, seqs FROM checkpoint ORDER BY id DESC LIMIT 1');
  expect(newest).toEqual({ stream_ids: [county.id], seqs: [5] });
});

test('a changed event is found', async () => {
  const county = await sealedCounty();
  await county.asOwner(`UPDATE event SET at = at + interval '1 millisecond' WHERE stream_id = $1 AND seq = 2`, [
    county.id,
  ]);
  expect(await findings(county)).toEqual([
    expect.objectContaining({ what: 'chain-broken', streamId: county.id, seq: 2 }),
  ]);
});

test('a byte changed in any part of the newest event is found', async () => {
  const county = await newRecord();
  const changes = [
    `type = 'writtem'`,
    `actor = jsonb_set(actor, '{userId}', '"he"')`,
    `data = jsonb_set(data, '{id}', '"x"')`,
    `hash = set_byte(hash, 31, 255 - get_byte(hash, 31))`,
  ];
  const ids = await Promise.all(changes.map(() => openNotebook(county)));
  await sealNow(county.record.db, county.record.keys);
  for (const [n, change] of changes.entries()) {
    await county.asOwner(`UPDATE event SET ${change} WHERE stream_id = $1`, [ids[n]]);
  }
  const broken = (await findings(county)).filter(({ what }) => what === 'chain-broken').map(({ streamId }) => streamId);
  expect(broken.sort()).toEqual(ids.sort());
});

test('a removed tail is found, also when the saved state was set back with it', async () => {
  const county = await sealedCounty();
  const { id } = county;
  await county.asOwner('DELETE FROM event WHERE stream_id = $1 AND seq = 4', [id]);
  expect(await findings(county)).toContainEqual(
    expect.objectContaining({ what: 'tail-removed', streamId: id, seq: 4 }),
  );
  await county.asOwner(
    `UPDATE stream SET seq = 3, state = jsonb_set(state, '{lines}', (state->'lines') - 2),
       head_hash = (SELECT hash FROM event WHERE stream_id = $1 AND seq = 3) WHERE id = $1`,
    [id],
  );
  expect(await findings(county)).toEqual([expect.objectContaining({ what: 'tail-removed', streamId: id, seq: 4 })]);
});

test('an event taken out of the middle is found', async () => {
  const county = await sealedCounty();
  await county.asOwner('DELETE FROM event WHERE stream_id = $1 AND seq = 2', [county.id]);
  // Whatever else runs on the server may have had the sealer take the head before, which is then missing too.
  expect(await findings(county)).toContainEqual(
    expect.objectContaining({ what: 'event-missing', streamId: county.id, seq: 2 }),
  );
});

test('a stream removed with everything that hangs on it is found', async () => {
  const county = await sealedCounty();
  for (const table of ['sealed_text', 'data_key', 'task', 'outbox', 'event']) {
    await county.asOwner(`DELETE FROM ${table} WHERE stream_id = $1`, [county.id]);
  }
  await county.asOwner('DELETE FROM stream WHERE id = $1', [county.id]);
  expect(await findings(county)).toEqual([expect.objectContaining({ what: 'stream-removed', streamId: county.id })]);
});

test('a stream whose history was written anew, with right hashes, is found', async () => {
  const county = await sealedCounty();
  const other = await openNotebook(county);
  await write(county, other, '改');
  await county.asOwner(
    `UPDATE event SET hash = (SELECT hash FROM event AS forged WHERE stream_id = $2 AND forged.seq = 2)
     WHERE stream_id = $1 AND seq = 4`,
    [county.id, other],
  );
  expect(await findings(county)).toContainEqual(
    expect.objectContaining({ what: 'sealed-event-differs', streamId: county.id, seq: 4 }),
  );
});

test('a saved state that events do not give is found', async () => {
  const county = await sealedCounty();
  await county.asOwner(`UPDATE stream SET state = jsonb_set(state, '{ownerId}', '"hekou"') WHERE id = $1`, [county.id]);
  expect(await findings(county)).toEqual([expect.objectContaining({ what: 'state-differs', streamId: county.id })]);
});

test.each([
  ['changed', `UPDATE sealed_text SET cipher = set_byte(cipher, 30, 255 - get_byte(cipher, 30))`],
  ['removed', 'DELETE FROM sealed_text'],
])('words that were %s are found', async (_, tamper) => {
  const county = await sealedCounty();
  await county.asOwner(`${tamper} WHERE id = (SELECT id FROM sealed_text WHERE stream_id = $1 LIMIT 1)`, [county.id]);
  expect(await findings(county)).toEqual([expect.objectContaining({ what: 'text-differs', streamId: county.id })]);
});

test.each([
  ['left out', 'DELETE FROM checkpoint WHERE id = 1'],
  ['changed', 'UPDATE checkpoint SET seqs[1] = seqs[1] - 1 WHERE id = 1'],
  ['signed with another key', 'UPDATE checkpoint SET hmac = sha256(hmac) WHERE id = 1'],
])('a checkpoint that was %s is found', async (_, tamper) => {
  const county = await sealedCounty();
  await write(county, county.id, '四');
  await sealNow(county.record.db, county.record.keys);
  await county.asOwner(tamper);
  expect(await findings(county)).toContainEqual(expect.objectContaining({ what: 'checkpoint-broken' }));
});

test('the sealer takes what changed since the last checkpoint, and nothing when nothing did', async () => {
  const county = await sealedCounty();
  const { db, keys } = county.record;
  expect(await sealNow(db, keys)).toBeNull();
  await write(county, county.id, '四');
  await command(county, county.id, { type: 'print' });
  expect(await sealNow(db, keys)).toMatchObject({ streamIds: [county.id], seqs: [6] });
});

test('the sealer leaves for later what may still be joined by a transaction that began earlier', async () => {
  const county = await sealedCounty();
  const { db, keys } = county.record;
  const running = await db.connect();
  await running.query('BEGIN');
  await running.query('SELECT pg_current_xact_id()');
  await write(county, county.id, '四');
  expect(await sealOnce(db, keys)).toBeNull();
  const waiting = sealNow(db, keys);
  await running.query('ROLLBACK');
  running.release();
  expect(await waiting).toMatchObject({ streamIds: [county.id], seqs: [5] });
});

test('several sealers side by side make one chain', async () => {
  const county = await newRecord();
  const { db, keys } = county.record;
  for (let n = 0; n < 5; n++) {
    await openNotebook(county);
    await Promise.all(Array.from({ length: 4 }, () => sealOnce(db, keys)));
  }
  expect(await findings(county)).toEqual([]);
});

test('the running sealer seals by itself, also after the database was away', async () => {
  const county = await newRecord();
  const stop = new AbortController();
  const sealed: string[][] = [];
  const { db, keys } = county.record;
  const running = runSealer(db, keys, stop.signal, ({ streamIds }) => sealed.push(streamIds));
  onTestFinished(async () => {
    stop.abort();
    await running;
  });
  const first = await openNotebook(county);
  await expect.poll(() => sealed.flat()).toEqual([first]);
  await endConnections(county);
  // Connections that still look usable fail once each.
  const second = await vi.waitFor(() => openNotebook(county));
  await expect.poll(() => sealed.flat()).toEqual([first, second]);
});

test('after a restore on a new server, where transactions count from the beginning, sealing goes on', async () => {
  const county = await sealedCounty();
  const { db, keys } = county.record;
  const made = (await inTransaction(db, SYSTEM, (tx) => readCheckpoints(tx, 0, 10))).at(-1);
  if (!made) throw new Error('nothing was sealed');
  const below = String(BigInt(made.below) + 1_000_000_000n);
  const { hash: _hash, hmac: _hmac, keyId: _keyId, ...content } = { ...made, below };
  const [before] = await county.asOwner('SELECT hash FROM checkpoint WHERE id = $1', [made.id - 1]);
  const hash = checkpointHash((before?.hash as Buffer | undefined) ?? GENESIS, content);
  const hmac = checkpointHmac(keys.sealerKey.key, hash);
  await county.asOwner('UPDATE checkpoint SET below = $1, hash = $2, hmac = $3 WHERE id = $4', [
    below,
    hash,
    hmac,
    made.id,
  ]);
  await write(county, county.id, '四');
  expect(await sealOnce(db, keys)).toMatchObject({ id: made.id + 1, seqs: expect.arrayContaining([4, 5]) });
  await write(county, county.id, '五');
  expect(await sealNow(db, keys)).toMatchObject({ streamIds: [county.id], seqs: [6] });
  expect(await findings(county)).toEqual([]);
});

/** Three looks in two checkpoints, with the trail's trigger out of the way as only the tables' owner can have it. */
async function sealedLooks() {
  const county = await sealedCounty();
  const { db, keys } = county.record;
  const trail = createTrail(county.record);
  const look = { kind: 'view', outcome: 'seen', actor: yang, origin: { route: 'GET /disputes/{id}' } } as const;
  await trail.enter({ ...look, target: county.id });
  await sealNow(db, keys);
  await trail.enter({ ...look, target: county.id, about: { status: 'closed' } });
  await trail.enter({ ...look, kind: 'search', words: ['张桂芳'] });
  await expect(county.asOwner('UPDATE audit SET at = at')).rejects.toThrow(/only ever added to/);
  await expect(county.asOwner('DELETE FROM audit')).rejects.toThrow(/only ever added to/);
  await expect(county.asOwner('TRUNCATE audit')).rejects.toThrow(/only ever added to/);
  await sealNow(db, keys);
  await county.asOwner('ALTER TABLE audit DISABLE TRIGGER append_only, NO FORCE ROW LEVEL SECURITY');
  return county;
}

test('a changed look is found, whatever of it was changed, and a removed one', async () => {
  const county = await sealedLooks();
  expect(await findings(county)).toEqual([]);
  for (const [tamper, undo, n] of [
    [`user_id = 'he'`, `user_id = 'yang'`, 2],
    [`entered_at = entered_at + interval '1 second'`, `entered_at = entered_at - interval '1 second'`, 3],
    [`about = NULL`, `about = '{"status":"closed"}'`, 2],
    [`outcome = 'not-permitted'`, `outcome = 'seen'`, 3],
    [`address = '::1'`, 'address = NULL', 1],
  ]) {
    await county.asOwner(`UPDATE audit SET ${tamper} WHERE n = ${n}`);
    expect(await findings(county)).toEqual([expect.objectContaining({ what: 'trail-changed' })]);
    await county.asOwner(`UPDATE audit SET ${undo} WHERE n = ${n}`);
  }
  expect(await findings(county)).toEqual([]);
  await county.asOwner('DELETE FROM audit WHERE n = 2');
  expect(await findings(county)).toEqual([expect.objectContaining({ what: 'trail-removed' })]);
  await county.asOwner('DELETE FROM audit WHERE n = 3');
  expect((await findings(county))[0]).toMatchObject({ what: 'trail-removed' });
});

test('a look put in among those that were sealed is found', async () => {
  const county = await sealedLooks();
  await county.asOwner(
    `INSERT INTO audit (n, kind, outcome, stream_id, user_id, organisation_id, role, route, at, txid) OVERRIDING SYSTEM VALUE
     SELECT 1000, kind, outcome, stream_id, 'he', organisation_id, role, route, at, txid FROM audit WHERE n = 2`,
  );
  expect(await findings(county)).toEqual([{ what: 'trail-inserted', detail: expect.stringContaining('1000') }]);
});

test('checkpoints made before the trail was sealed go on to verify, and what then stood in it is sealed by the next', async () => {
  const county = await sealedLooks();
  const { db, keys } = county.record;
  await county.asOwner('UPDATE checkpoint SET trail_rows = NULL, trail_hash = NULL');
  let previous: Buffer = GENESIS;
  for (const { hash: _hash, hmac: _hmac, keyId: _keyId, ...content } of await inTransaction(db, SYSTEM, (tx) =>
    readCheckpoints(tx, 0, 10),
  )) {
    const hash = checkpointHash(previous, content);
    await county.asOwner('UPDATE checkpoint SET hash = $1, hmac = $2 WHERE id = $3', [
      hash,
      checkpointHmac(keys.sealerKey.key, hash),
      content.id,
    ]);
    previous = hash;
  }
  expect(await findings(county)).toEqual([]);
  const sealed = await county.asOwner(
    'SELECT range_agg(part)::text AS rows FROM checkpoint, unnest(trail_rows::int8multirange) AS part',
  );
  expect(sealed).toEqual([{ rows: '{[1,4)}' }]);
  await county.asOwner(`UPDATE audit SET role = 'judge' WHERE n = 1`);
  expect(await findings(county)).toEqual([expect.objectContaining({ what: 'trail-changed' })]);
});
