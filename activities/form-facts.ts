import type { AnalysisState } from '../domain/analysis/state.ts';
import type { AgreementState } from '../domain/agreement/state.ts';
import { deciderOf } from '../domain/deciders.ts';
import type { DisputeEvent } from '../domain/dispute/events.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { EnforcementState } from '../domain/enforcement/state.ts';
import { formNameOf } from '../domain/documents/form-name.ts';
import { receiptOf } from '../domain/documents/receipt-name.ts';
import type { ReviewState } from '../domain/review/state.ts';
import type { HouseholdEvent } from '../domain/household/events.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import type { RecordContext } from '../record/context.ts';
import { domainEvent, readEvents } from '../record/event-store.ts';
import type { AnyEvent } from '../record/follow.ts';
import type { Tx } from '../record/transaction.ts';
import { collectAgreementFacts } from './agreement-facts.ts';
import { collectAnalysisFacts } from './analysis-facts.ts';
import { collectCaseFacts } from './case-facts.ts';
import { collectHouseholdFacts } from './household-facts.ts';
import { collectInstalmentFacts } from './instalment-facts.ts';
import { collectReceiptFacts } from './receipt-facts.ts';
import { collectReviewFacts } from './review-facts.ts';

/** Gathers what the forms of one kind of record need, or the one named; state and events are those of that kind. */
type Collect = (record: RecordContext, tx: Tx, state: unknown, events: unknown[], form: string) => Promise<object>;

const COLLECT: Readonly<Record<string, Collect>> = {
  dispute: (record, tx, state, events, form) => {
    const receipt = receiptOf(form);
    return receipt === null
      ? collectCaseFacts(record, tx, state as DisputeState, events as DisputeEvent[], formNameOf(form))
      : collectReceiptFacts(record, tx, state as DisputeState, receipt);
  },
  agreement: (record, tx, state) => collectAgreementFacts(record, tx, state as AgreementState),
  review: (record, tx, state) => collectReviewFacts(record, tx, state as ReviewState),
  enforcement: (record, tx, state) => collectInstalmentFacts(record, tx, state as EnforcementState),
  household: (record, tx, state, events, form) =>
    collectHouseholdFacts(record, tx, state as HouseholdState, events as HouseholdEvent[], formNameOf(form)),
  'analysis-meeting': (record, tx, state) => collectAnalysisFacts(record, tx, state as AnalysisState),
};

/** All that official forms need of a record as it stood at `seq`, opened. Throws RangeError if there is none. */
export async function collectFacts(
  record: RecordContext,
  tx: Tx,
  { streamId, seq, form }: { streamId: string; seq: number; form: string },
): Promise<{ kind: string; facts: object }> {
  const [stream] = await tx.query<{ kind: string }>('SELECT kind FROM stream WHERE id = $1', [streamId]);
  const collect = stream && COLLECT[stream.kind];
  if (!collect) throw new RangeError(`there is no record ${streamId} that forms show`);
  const decider = deciderOf(stream.kind);
  const events = (await readEvents(tx, streamId, seq)).map((event) => domainEvent<AnyEvent>(event));
  const state = events.reduce<{ number: string } | null>((before, event) => decider.evolve(before, event), null);
  if (state === null) throw new RangeError(`there is no record ${streamId} at ${seq}`);
  return { kind: stream.kind, facts: await collect(record, tx, state, events, form) };
}
