import { mayView } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { type MaskedPerson, maskPerson } from '../../domain/people/mask.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import { openPeople } from '../people.ts';
import { type Opened, openTexts, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';

/** What reading a case needs beside the transaction. */
export interface ReadingWorld {
  keys: KeyRing;
  organisations: OrganisationTree;
}

export interface DisputeDetails {
  seq: number;
  /** As saved, for the domain's own functions (actions, tasks). */
  state: DisputeState;
  /** The same with all free text in the clear, for eyes. */
  opened: Opened<DisputeState>;
  /** By person id. */
  people: Record<string, MaskedPerson>;
}

/** One entry of the record: who did what, when. */
export interface RecordedEvent {
  seq: number;
  type: string;
  at: Instant;
  /** `name` is null for the system. */
  by: Actor & { name: string | null };
  /** What the event says, with all free text in the clear. */
  data: Record<string, unknown>;
}

/** A dispute; null if there is none or the actor may not know of it. */
export async function readDispute(tx: Tx, world: ReadingWorld, id: string): Promise<DisputeDetails | null> {
  const [saved, texts, people] = await Promise.all([
    visibleState(tx, world, id),
    openTexts(tx, world.keys, id),
    openPeople(tx, world.keys, id),
  ]);
  if (!saved) return null;
  const masked = [...people].map(([personId, facts]) => [personId, maskPerson(facts)] as const);
  return { ...saved, opened: withTexts(saved.state, texts), people: Object.fromEntries(masked) };
}

/** 全程记录: every event of a dispute in order; null if there is none or the actor may not know of it. */
export async function readDisputeEvents(tx: Tx, world: ReadingWorld, id: string): Promise<RecordedEvent[] | null> {
  const [saved, texts, events] = await Promise.all([
    visibleState(tx, world, id),
    openTexts(tx, world.keys, id),
    tx.query<{ seq: number; type: string; at: Instant; actor: Actor; name: string | null; data: object }>(
      `SELECT event.seq, event.type, event.at, event.actor, app_user.name, event.data
       FROM event LEFT JOIN app_user ON app_user.id = event.actor->>'userId'
       WHERE event.stream_id = $1 ORDER BY event.seq`,
      [id],
    ),
  ]);
  if (!saved) return null;
  return events.map(({ seq, type, at, actor, name, data }) => ({
    seq,
    type,
    at,
    by: { ...actor, name },
    data: withTexts<Record<string, unknown>>({ ...data }, texts),
  }));
}

async function visibleState(
  tx: Tx,
  { organisations }: ReadingWorld,
  id: string,
): Promise<{ seq: number; state: DisputeState } | null> {
  const [row] = await tx.query<{ seq: number; state: DisputeState }>(
    `SELECT seq, state FROM stream WHERE id = $1 AND kind = 'dispute'`,
    [id],
  );
  return row && mayView(tx.actor, row.state, organisations) ? row : null;
}
