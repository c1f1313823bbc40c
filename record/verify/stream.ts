import { type ChainedEvent, domainEvent, readEvents } from '../event-store.ts';
import { canonicalJson, eventHash, GENESIS } from '../hash-chain.ts';
import type { Tx } from '../transaction.ts';
import type { Finding, Replayed } from './finding.ts';
import { checkSealed, type SealKnowledge } from './sealed.ts';

export interface StreamRow {
  id: string;
  kind: string;
  number: string;
  seq: number;
  state: unknown;
  headHash: Buffer;
  open: boolean;
}

/** Checks one stream in itself: chain, saved state, and what lies encrypted beside it. */
export async function checkStream(
  tx: Tx,
  known: SealKnowledge,
  deciders: readonly Replayed[],
  row: StreamRow,
): Promise<{ findings: Finding[]; events: number }> {
  const events = await readEvents(tx, row.id);
  const inChain = checkChain(row, events);
  // A state read off broken events says nothing more.
  const inState = inChain.length > 0 ? [] : checkState(row, events, deciders);
  return {
    findings: [...inChain, ...inState, ...(await checkSealed(tx, known, row.id, events))],
    events: events.length,
  };
}

function checkChain({ id, seq, headHash }: StreamRow, events: readonly ChainedEvent[]): Finding[] {
  let previous = GENESIS;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) {
      return [{ what: 'event-missing', streamId: id, seq: index + 1, detail: `${event.seq} stands where it should` }];
    }
    if (!eventHash(previous, event).equals(event.hash)) {
      return [{ what: 'chain-broken', streamId: id, seq: event.seq, detail: 'its hash does not follow from the last' }];
    }
    previous = event.hash;
  }
  if (events.length < seq) {
    return [{ what: 'tail-removed', streamId: id, seq: events.length + 1, detail: `${seq} events were written` }];
  }
  if (events.length > seq || !previous.equals(headHash)) {
    return [{ what: 'state-differs', streamId: id, seq, detail: 'the saved head is not the last event' }];
  }
  return [];
}

function checkState(row: StreamRow, events: readonly ChainedEvent[], deciders: readonly Replayed[]): Finding[] {
  const differs = (detail: string): Finding[] => [{ what: 'state-differs', streamId: row.id, seq: row.seq, detail }];
  const decider = deciders.find(({ kind }) => kind === row.kind);
  if (!decider) return differs(`no decider for a ${row.kind}`);
  const replayed = events.reduce<unknown>((state, event) => decider.evolve(state, domainEvent(event)), null);
  if (canonicalJson(replayed) !== canonicalJson(row.state))
    return differs('the saved state is not what the events say');
  if (decider.isOpen(replayed) !== row.open) return differs('open or closed against what the events say');
  if ((replayed as { number?: string }).number !== row.number) return differs('the number is not what the events say');
  return [];
}
