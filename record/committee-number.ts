import type { Decider, NumberSeries, Surroundings } from '../domain/decider.ts';
import type { AnyEvent } from './follow.ts';
import { actAsRecord, type Tx } from './transaction.ts';

/**
 * 人调字号: gives the events that take a number theirs. The counter's row stays locked until the command is committed, so that
 * a committee's acceptances follow each other, a number is taken with its case or not at all, and none is left out.
 */
export async function withNumbers<S, C extends { type: string }, E extends AnyEvent>(
  tx: Tx,
  decider: Decider<S, C, E>,
  before: S | null,
  events: E[],
  surroundings: Surroundings,
): Promise<E[]> {
  const numbered: E[] = [];
  let state = before;
  for (const event of events) {
    const series = decider.series?.(event, state, surroundings) ?? null;
    const complete = series === null ? event : { ...event, committeeNumber: await nextNumber(tx, series) };
    numbered.push(complete);
    state = decider.evolve(state, complete);
  }
  return numbered;
}

async function nextNumber(tx: Tx, { organisationId, year, prefix, suffix }: NumberSeries): Promise<string> {
  // The counter is the record's alone, and what was decided is now being written.
  actAsRecord(tx);
  const [row] = await tx.prepared<{ last: number }>(
    `INSERT INTO committee_number AS counter (organisation_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (organisation_id, year) DO UPDATE SET last = counter.last + 1 RETURNING last`,
    [organisationId, year],
  );
  if (!row) throw new Error('no number was drawn');
  return `${prefix}${row.last}${suffix}`;
}
