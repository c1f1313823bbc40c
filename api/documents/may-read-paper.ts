import { relationsOf as relationsToDispute } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { readableMediation } from '../../domain/dispute/told-in-mediation.ts';
import { formNameOf } from '../../domain/documents/form-name.ts';
import { receiptOf } from '../../domain/documents/receipt-name.ts';
import { relationsOf as relationsToEnforcement } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { mayOnEnforcement } from '../../domain/organisation/enforcement-access.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { mayIssueCode } from '../public/may-issue-code.ts';

/** Papers that hold words said in mediation, and when those were said; of a part that is gone, at the very first. */
const SAID_AT: Readonly<Record<string, (state: DisputeState, about: string | undefined) => Instant>> = {
  'mediation-record': ({ sessions, openedAt }, about) => {
    const session = sessions.find(({ sessionId }) => sessionId === about);
    return session?.record?.heldAt ?? session?.at ?? openedAt;
  },
  'investigation-record': ({ investigations, openedAt }, about) =>
    investigations.find(({ investigationId }) => investigationId === about)?.at ?? openedAt,
};

/** Whether somebody who may see the record may also read this paper of it. */
export function mayReadPaper(
  { kind, form, state }: { kind: string; form: string; state: unknown },
  actor: Actor,
  organisations: OrganisationTree,
): boolean {
  // Who only follows how an enforcement fares does not read what its papers say of the debtor's means.
  if (kind === 'enforcement') {
    const enforcement = state as EnforcementState;
    return mayOnEnforcement(actor.role, 'view-in-full', relationsToEnforcement(actor, enforcement, organisations));
  }
  if (kind !== 'dispute') return true;
  const dispute = state as DisputeState;
  // A code is for its party: whoever may not give one out does not get to read one either.
  if (receiptOf(form) !== null) return mayIssueCode(actor, dispute, organisations);
  const { code, about } = formNameOf(form);
  const readSaid = SAID_AT[code];
  if (readSaid !== undefined) return readableMediation(actor, dispute, organisations)(readSaid(dispute, about));
  // Where one party lives is for whoever has the case to hand to the court, and for nobody who merely sees it.
  if (code === 'address-confirmation') {
    return mayOnDispute(actor.role, 'request-document', relationsToDispute(actor, dispute, organisations));
  }
  return true;
}
