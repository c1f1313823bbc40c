import type { AnalysisState, HeldMeeting } from '../domain/analysis/state.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { AnalysisFacts } from '../domain/documents/analysis-record.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { openTexts, withTexts } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { textsById } from '../record/views/dispute-item.ts';
import { savedState } from '../record/views/saved-state.ts';

/** All that the record of the meeting held last needs, opened. Throws RangeError if none was held. */
export async function collectAnalysisFacts(
  record: RecordContext,
  tx: Tx,
  state: AnalysisState,
): Promise<AnalysisFacts> {
  if (state.held === null) throw new RangeError(`${state.number} has held no meeting`);
  const policy = (await record.policies.version(tx, state.policyVersion)).screening.analysis;
  const organisations = await record.organisationTree.current(tx);
  const held = withTexts(state.held, await openTexts(tx, record.keys, state.id));
  const titles = await titlesOf(record, tx, state.held);
  const titleOf = (disputeId: string) => titles.get(disputeId) ?? '';
  const recorder = await findUser(tx, held.recordedBy);
  return {
    number: state.number,
    no: held.no,
    centreName: organisationOf(organisations, state.organisationId).name,
    since: held.since,
    heldAt: held.heldAt,
    recordedOn: dateOf(held.recordedAt),
    recorderName: recorder?.name ?? held.recordedBy,
    attendees: held.attendees,
    counts: held.agenda?.counts ?? null,
    items: (held.agenda?.items ?? []).map(({ disputeId, number, reasons, suggestion }) => ({
      number,
      title: titleOf(disputeId),
      reasonLabels: policy.reasons.flatMap(({ key, label }) => (reasons.includes(key) ? [label] : [])),
      suggestion: policy.suggestions[suggestion] ?? suggestion,
    })),
    decisions: held.decisions.map(({ disputeId, number, decision }) => ({
      number,
      title: titleOf(disputeId),
      decision,
    })),
  };
}

/** By dispute id, what each dispute on the agenda or decided on is called. */
async function titlesOf(record: RecordContext, tx: Tx, held: HeldMeeting): Promise<Map<string, string>> {
  const ids = [...(held.agenda?.items ?? []), ...held.decisions].map(({ disputeId }) => disputeId);
  const titleIds = new Map<string, string>();
  for (const id of new Set(ids)) {
    const saved = await savedState<DisputeState>(tx, 'dispute', id);
    if (saved !== null) titleIds.set(id, saved.state.title.textId);
  }
  const texts = await textsById(tx, record.keys, [...titleIds.values()]);
  return new Map([...titleIds].map(([id, textId]) => [id, texts.get(textId) ?? '']));
}
