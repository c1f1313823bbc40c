import { randomUUID } from 'node:crypto';
import type { AgreementDraft } from '../domain/agreement/commands.ts';
import type { TextRef } from '../domain/decider.ts';
import type { DisputeCommand } from '../domain/dispute/commands.ts';
import { disputeDecider } from '../domain/dispute/decider.ts';
import type { DraftedClaimant } from '../domain/dispute/mass-commands.ts';
import type { MassAgreement } from '../domain/dispute/mass-state.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { amountInFigures, amountInWords } from '../domain/documents/amount.ts';
import { agreedAmount, instalmentsOf } from '../domain/mass/instalments.ts';
import { filledIn } from '../domain/mass/wording.ts';
import { claimantsInFull } from '../record/claimants.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import type { Seal } from '../record/seal.ts';
import { openTexts, type OpenTexts } from '../record/texts.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';

/** Agreements that begin in one transaction. */
const AGREEMENTS = 50;

type Claimant = Awaited<ReturnType<typeof claimantsInFull>>[number];

/** 逐人订立: the one text with each claimant's own name and amount, for the next claimants who have none; answers how many are left. */
export function createDraftBatch(record: RecordContext) {
  return async function draftBatch(streamId: string): Promise<number> {
    const [saved, claimants, texts] = await inTransaction(record.db, ENGINE, (tx) =>
      Promise.all([
        savedState<DisputeState>(tx, 'dispute', streamId),
        claimantsInFull(tx, record.keys, streamId, 'listed', AGREEMENTS),
        openTexts(tx, record.keys, streamId),
      ]),
    );
    const agreement = saved?.state.mass?.agreement;
    if (!agreement || saved?.state.status !== 'agreed' || claimants.length === 0) return 0;
    const { state } = await execute(record, disputeDecider, {
      streamId,
      actor: ENGINE,
      build: (seal): DisputeCommand => ({
        type: 'draft-agreements',
        claimants: claimants.map((claimant) => draftedFor(claimant, agreement, texts, seal)),
      }),
    });
    return state.status === 'agreed' ? (state.mass?.counts.listed ?? 0) : 0;
  };
}

/** The agreement has its words and the claimant's own facts under its own key: who reads it reads of no other claimant. */
function draftedFor(
  { claimantId, ordinal, amountFen, facts }: Claimant,
  agreement: MassAgreement,
  texts: OpenTexts,
  seal: Seal,
): DraftedClaimant {
  const agreementId = randomUUID();
  const own = seal.forNew(agreementId, 'agreement');
  const fen = agreedAmount(amountFen, agreement.instalments);
  const filling = { 姓名: facts.name, 金额: `${amountInFigures(fen)}(大写:${amountInWords(fen)})` };
  const filled = (field: string, { textId }: TextRef) => own.text(field, filledIn(texts.get(textId) ?? '', filling));
  const draft: AgreementDraft = {
    form: 'written',
    facts: filled('agreement-facts', agreement.facts),
    items: filled('agreement-items', agreement.items),
    responsibility: agreement.responsibility && filled('agreement-responsibility', agreement.responsibility),
    terms: agreement.terms.map((term) => filled('agreement-term', term)),
    obligations: instalmentsOf(amountFen, agreement.instalments).map((instalment) => ({
      ...instalment,
      obligationId: randomUUID(),
      kind: 'money',
      debtorId: agreement.debtorId,
      creditorId: claimantId,
    })),
  };
  return { claimantId, agreementId, ordinal, person: own.person(facts), draft };
}
