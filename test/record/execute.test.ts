import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { DomainError } from '../../domain/errors.ts';
import { NotFound, StaleSequence } from '../../record/errors.ts';
import { outboxEntry } from '../../record/outbox.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { openTexts } from '../../record/texts.ts';
import { inTransaction } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { command, he, newRecord, openAs, openNotebook, write, yang } from './county.ts';
import { notebookDecider } from './notebook.ts';

test('a command writes its event, state, tasks, notices, reactions and outbox row', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const due = '2027-03-01T00:00:00.000+08:00';
  const written = await write(county, id, '地界以老图为准');
  await command(county, id, { type: 'set-due', dueAt: due });
  await command(county, id, { type: 'print' });

  expect(written).toMatchObject({ streamId: id, seq: 2, replayed: false, events: [{ type: 'written', seq: 2 }] });
  expect(await county.asOwner('SELECT seq, type FROM event ORDER BY seq')).toEqual([
    { seq: 1, type: 'opened' },
    { seq: 2, type: 'written' },
    { seq: 3, type: 'due-set' },
    { seq: 4, type: 'printed' },
  ]);
  expect(await county.asOwner('SELECT what, due_at IS NOT NULL AS dated FROM task ORDER BY ord')).toEqual([
    { what: 'write', dated: false },
    { what: 'hurry', dated: true },
  ]);
  expect(await undoneReactions(county.record.db, id)).toEqual([
    { streamId: id, seq: 4, kind: 'render-document', form: 'cover' },
    { streamId: id, seq: 4, kind: 'render-document', form: 'page' },
  ]);
  expect(await outboxEntry(county.record.db, id)).toMatchObject({ seq: 4, open: true, nextDueAt: due });
  const texts = await inTransaction(county.record.db, yang, (tx) => openTexts(tx, county.record.keys, id));
  expect([...texts.values()]).toEqual(['地界以老图为准']);
});

test('fifty concurrent pairs on one stream: of each pair that has seen the same number one wins, and nothing is lost', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  for (let seq = 1; seq <= 50; seq++) {
    const outcomes = await Promise.allSettled([
      write(county, id, 'a', { expectedSeq: seq }),
      write(county, id, 'b', { expectedSeq: seq }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toEqual(new StaleSequence(seq + 1));
  }
  expect(await verify(county.record, [notebookDecider])).toMatchObject({ ok: true, streams: 1, events: 51 });
});

test('a hundred commands at once on one stream follow each other', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const executed = await Promise.all(Array.from({ length: 100 }, (_, n) => write(county, id, `line ${n}`)));
  const seqs = executed.map(({ seq }) => seq).sort((a, b) => a - b);
  expect(seqs).toEqual(Array.from({ length: 100 }, (_, n) => n + 2));
  expect(await verify(county.record, [notebookDecider])).toMatchObject({ ok: true, events: 101 });
});

test('an error while building, deciding or writing leaves nothing behind', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const failures = [
    write(county, id, 'x', {
      build: (seal) => {
        seal.text('line', 'x');
        throw new Error('build failed');
      },
    }),
    command(county, id, { type: 'fail' }),
    // Half of a surrogate pair cannot be stored.
    command(county, id, { type: 'hand-over', toId: '\ud800' }),
    openAs(county.record, randomUUID(), {
      build: (seal) => ({ type: 'open', id: seal.streamId, number: `N-${id}` }),
    }),
  ];
  const outcomes = await Promise.allSettled(failures);
  expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(outcomes[2]).toMatchObject({ reason: { name: 'DomainError', code: 'invalid' } });
  const [counts] = await county.asOwner(
    `SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM stream) AS streams,
      (SELECT count(*)::int FROM sealed_text) AS texts, (SELECT count(*)::int FROM data_key) AS keys`,
  );
  expect(counts).toEqual({ events: 1, streams: 1, texts: 0, keys: 1 });
  expect(await write(county, id, 'still usable')).toMatchObject({ seq: 2 });
});

test('refusals come in the order of the contract: not known, not permitted, stale, not possible now', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await command(county, id, { type: 'close' });
  const stale = { expectedSeq: 1 };
  await expect(command(county, randomUUID(), { type: 'print' }, stale)).rejects.toThrow(NotFound);
  await expect(command(county, 'no-uuid', { type: 'print' })).rejects.toThrow(NotFound);
  await expect(command(county, id, { type: 'print' }, { ...stale, actor: he })).rejects.toThrow(NotFound);
  await expect(command(county, id, { type: 'forbidden' }, stale)).rejects.toMatchObject({ code: 'not-permitted' });
  await expect(command(county, id, { type: 'print' }, stale)).rejects.toThrow(StaleSequence);
  await expect(command(county, id, { type: 'print' })).rejects.toThrow(DomainError);
});

test('a command may take the case out of the sight of the one who gives it', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await command(county, id, { type: 'hand-over', toId: 'hekou' });
  await expect(write(county, id, 'gone')).rejects.toThrow(NotFound);
  expect(await write(county, id, 'mine now', { actor: he })).toMatchObject({ seq: 3 });
  expect(await county.asOwner('SELECT organisation_id FROM task')).toEqual([{ organisation_id: 'hekou' }]);
});

test('nothing is written when the engine proposes and nothing is due', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const executed = await command(county, id, { type: 'act-on-deadlines' });
  expect(executed).toMatchObject({ seq: 1, events: [] });
});

test('events never go back in time', async () => {
  const county = await newRecord();
  const id = await openNotebook(county, { now: '2026-03-01T00:00:00.000+08:00' });
  const { events } = await write(county, id, 'earlier', { now: '2026-02-01T00:00:00.000+08:00' });
  expect(events[0]?.at).toBe('2026-03-01T00:00:00.000+08:00');
});
