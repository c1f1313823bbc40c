import { receiptName } from '../domain/documents/receipt-name.ts';
import type { Instant } from '../domain/time/instant.ts';
import { type DocumentEntry, requestDocument } from './documents.ts';
import { type IdempotencyRequest, insertAnswer } from './idempotency.ts';
import type { KeyRing } from './keys.ts';
import { type CodeIssue, issuedAt, issuePartyCode, partyCode } from './party-codes.ts';
import { earlierAnswer, requestRendering } from './request-rendering.ts';
import { StatementBuilder } from './statement.ts';
import type { Tx } from './transaction.ts';

/** To whom a code is given: a party of a case that the actor has been found to act for, at `seq`. */
export interface CodeFor {
  streamId: string;
  number: string;
  partyId: string;
  seq: number;
  idempotency?: IdempotencyRequest | undefined;
}

/** What is handed to the party. */
export interface GivenCode {
  code: string;
  issue: number;
  issuedAt: Instant;
  /** 接收回执, being rendered. */
  receipt: DocumentEntry;
}

/**
 * 发放查询码: gives the party a new code and asks for the receipt that shows it. Offer the case to the deliverer after the
 * commit. A repeated key gets the code that the first request was given.
 * @throws IdempotencyMismatch
 */
export async function giveCode(tx: Tx, keys: KeyRing, to: CodeFor): Promise<GivenCode> {
  const { streamId, partyId, idempotency } = to;
  const answered = idempotency && (await earlierAnswer(tx, keys, idempotency));
  if (answered) {
    const given = { streamId, partyId, issue: answered.fromSeq };
    const at = await issuedAt(tx, given);
    if (at === null) throw new Error(`code ${given.issue} of party ${partyId} is gone`);
    const receipt = await requestDocument(tx, { streamId, form: receiptName(given), seq: answered.seq });
    return shown(keys, { ...given, issuedAt: at }, receipt);
  }
  const issued = await issuePartyCode(tx, keys, to);
  const receipt = await requestRendering(tx, keys, { streamId, form: receiptName(issued), seq: to.seq });
  if (idempotency) {
    const statement = new StatementBuilder();
    // The issue, and the state of the case that its receipt shows: enough to give the same answer again.
    insertAnswer(statement, keys, tx.actor.userId, idempotency, { streamId, fromSeq: issued.issue, seq: receipt.seq });
    tx.send(statement.text, statement.values);
  }
  return shown(keys, issued, receipt);
}

function shown(keys: KeyRing, issued: CodeIssue & { issuedAt: Instant }, receipt: DocumentEntry): GivenCode {
  return { code: partyCode(keys, issued), issue: issued.issue, issuedAt: issued.issuedAt, receipt };
}
