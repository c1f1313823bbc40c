import { mayView } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { type MaskedPerson, maskPerson } from '../../domain/people/mask.ts';
import type { KeyRing } from '../keys.ts';
import { openPeople } from '../people.ts';
import { type Opened, openTexts, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import { type RecordedEvent, recordedEvents } from './recorded-events.ts';

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
  const [saved, events] = await Promise.all([visibleState(tx, world, id), recordedEvents(tx, world.keys, id)]);
  return saved && events;
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
