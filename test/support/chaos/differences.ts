import type { Acknowledged } from './ledger.ts';

/** An event as the record has it. */
export interface StoredEvent {
  streamId: string;
  seq: number;
  type: string;
  /** Brought about by a deadline; nobody is told of it by an answer. */
  bySystem: boolean;
}

/**
 * Holds what callers were told against the record: every acknowledged command must be in it exactly once, and nothing that
 * nobody was told of. Answers what is wrong, in words.
 */
export function differences(stored: readonly StoredEvent[], acknowledged: readonly Acknowledged[]): string[] {
  const unclaimed = new Map(
    stored.filter(({ bySystem }) => !bySystem).map((event) => [`${event.streamId}/${event.seq}`, event.type]),
  );
  const findings: string[] = [];
  for (const { disputeId, what, seq, events } of acknowledged) {
    events.forEach((expected, index) => {
      const place = `${disputeId}/${seq - events.length + 1 + index}`;
      const found = unclaimed.get(place);
      if (found === undefined) findings.push(`${what}: ${place} ${expected} is not in the record, or another's`);
      else if (found !== expected) findings.push(`${what}: ${place} is ${found}, acknowledged as ${expected}`);
      unclaimed.delete(place);
    });
  }
  for (const [place, type] of unclaimed) findings.push(`${place} ${type} is in the record and was not acknowledged`);
  return findings;
}
