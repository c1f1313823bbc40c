import type { Answer } from './caller.ts';

/** A command that the system said it has carried out. */
export interface Acknowledged {
  disputeId: string;
  what: string;
  /** The case's event number after it. */
  seq: number;
  /** Types of its events, in order. */
  events: string[];
}

/** What the callers were told, to be held against the record afterwards. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that should not have been given. */
  readonly unexpected: string[] = [];
  refused = 0;
  retried = 0;

  /** Notes the answer to a command; true if it was carried out. */
  note(what: string, disputeId: string, answer: Answer): boolean {
    if (answer.attempts > 1) this.retried += 1;
    if (answer.status === 200 || answer.status === 201) {
      const { seq, events } = answer.body as { seq: number; events: string[] };
      this.acknowledged.push({ disputeId, what, seq, events });
      return true;
    }
    // 409: another caller was quicker on the same case. Nothing else is wrong with what is sent here.
    if (answer.status === 409) this.refused += 1;
    else this.unexpected.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return false;
  }
}
