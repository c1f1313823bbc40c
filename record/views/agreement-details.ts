import { createHash } from 'node:crypto';
import { mayView } from '../../domain/agreement/relations.ts';
import type { AgreementState } from '../../domain/agreement/state.ts';
import { type MaskedPerson, maskPerson } from '../../domain/people/mask.ts';
import { canonicalJson } from '../hash-chain.ts';
import { openPeople } from '../people.ts';
import { type Opened, openTexts, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { savedState } from './saved-state.ts';

export interface AgreementDetails {
  seq: number;
  policyVersion: number;
  /** As saved, for the domain's own functions (actions, tasks). */
  state: AgreementState;
  /** The same with all free text in the clear, for eyes. */
  opened: Opened<AgreementState>;
  /** SHA-256 of the present wording, which every signature under it carries. */
  textHash: string;
  /** By person id. */
  people: Record<string, MaskedPerson>;
}

/** An agreement; null if there is none or the actor may not know of it. */
export async function readAgreement(tx: Tx, world: ReadingWorld, id: string): Promise<AgreementDetails | null> {
  const [saved, texts, people] = await Promise.all([
    savedState<AgreementState>(tx, 'agreement', id),
    openTexts(tx, world.keys, id),
    openPeople(tx, world.keys, id),
  ]);
  if (saved === null || !mayView(tx.actor, saved.state, world.organisations)) return null;
  const { seq, policyVersion, state } = saved;
  const opened = withTexts(state, texts);
  const masked = [...people].map(([personId, facts]) => [personId, maskPerson(facts)] as const);
  return { seq, policyVersion, state, opened, textHash: textHashOf(opened), people: Object.fromEntries(masked) };
}

/** 签名文本的哈希: over everything that a signature stands under, in one form; a changed comma changes it. */
function textHashOf(opened: Opened<AgreementState>): string {
  const { number, revision, form, facts, items, responsibility = null, terms } = opened;
  const obligations = opened.obligations.map(
    ({ obligationId, kind, debtorId, creditorId, amountFen = null, what = null, dueOn }) => ({
      ...{ obligationId, kind, debtorId, creditorId, amountFen, what, dueOn },
    }),
  );
  const wording = { number, revision, form, facts, items, responsibility, terms, obligations };
  return createHash('sha256').update(canonicalJson(wording)).digest('hex');
}
