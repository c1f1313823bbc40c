import type { Actor } from '../domain/organisation/actor.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { StoredEvent } from './hash-chain.ts';
import type { StatementBuilder } from './statement.ts';
import type { Tx } from './transaction.ts';

/** An event with the hash that chains it to the one before. */
export interface ChainedEvent extends StoredEvent {
  hash: Buffer;
}

interface EventRow {
  seq: number;
  type: string;
  at: Instant;
  actor: Actor;
  data: object;
  hash: Buffer;
}

const EVENTS = 'SELECT seq, type, at, actor, data, hash FROM event WHERE stream_id = $1 AND seq <= $2 ORDER BY seq';
const ALL = 2_147_483_647;

/** A stream's events in order, up to `upToSeq`; none if the actor may not see the stream. */
export async function readEvents(tx: Tx, streamId: string, upToSeq = ALL): Promise<ChainedEvent[]> {
  const rows = await tx.prepared<EventRow>(EVENTS, [streamId, upToSeq]);
  return rows.map((row) => ({ streamId, ...row }));
}

/** The event as the decider knows it, with its place in the stream. */
export function domainEvent<E>({ seq, type, at, data }: StoredEvent): E & { seq: number } {
  return { ...data, type, at, seq } as unknown as E & { seq: number };
}

/** Appends events: one part of the statement for each run of one actor's, which is one for everything but a told past. */
export function insertEvents(statement: StatementBuilder, streamId: string, events: readonly ChainedEvent[]): void {
  for (const run of runsOfOneActor(events)) insertRun(statement, streamId, run);
}

function runsOfOneActor(events: readonly ChainedEvent[]): ChainedEvent[][] {
  const runs: ChainedEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0]?.actor === event.actor) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

function insertRun(statement: StatementBuilder, streamId: string, events: readonly ChainedEvent[]): void {
  statement.add(
    (value) => `INSERT INTO event (stream_id, actor, seq, type, at, data, hash)
      SELECT ${value(streamId)}::uuid, ${value(JSON.stringify(events[0]?.actor))}::jsonb, seq, type, at, data, hash FROM unnest(
        ${value(events.map(({ seq }) => seq))}::int[], ${value(events.map(({ type }) => type))}::text[],
        ${value(events.map(({ at }) => at))}::timestamptz[],
        ${value(events.map(({ data }) => JSON.stringify(data)))}::jsonb[],
        ${value(events.map(({ hash }) => hash))}::bytea[]) AS appended (seq, type, at, data, hash)`,
  );
}
