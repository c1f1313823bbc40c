import type { DisputeCommandOf } from '../domain/dispute/commands.ts';
import type { SessionResult } from '../domain/dispute/state.ts';
import { addDays } from '../domain/time/civil-date.ts';
import { addHours, dateOf } from '../domain/time/instant.ts';
import { randomUUID } from 'node:crypto';
import type { AgreementDraft, DraftObligation } from '../domain/agreement/commands.ts';
import type { StoryStep, Telling } from './story.ts';

export const dispatchTo = (by: string, organisationId: string, afterHours = 1): StoryStep => ({
  by,
  afterHours,
  command: () => ({ type: 'dispatch', organisationId }),
});

/** Everybody consents and has been told their rights; `wishingCourt` names who would go to court if it fails. */
export const acceptedBy = (by: string, afterHours = 2, wishingCourt: string[] = []): StoryStep => ({
  by,
  afterHours,
  command: ({ everyoneConsents }) => ({
    type: 'accept',
    consents: everyoneConsents(wishingCourt),
    rightsNoticeGiven: true,
  }),
});

export const session = (
  by: string,
  afterHours: number,
  place: string,
  record: string,
  result: SessionResult,
): StoryStep => ({
  by,
  afterHours,
  command: ({ seal, now }) => ({
    type: 'record-session',
    sessionId: randomUUID(),
    isPlanned: false,
    heldAt: addHours(now, -2),
    place: seal.text('place', place),
    record: seal.text('record', record),
    result,
  }),
});

export const investigation = (by: string, afterHours: number, record: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal, now }) => ({
    type: 'add-investigation',
    investigationId: randomUUID(),
    at: addHours(now, -1),
    record: seal.text('record', record),
  }),
});

export const reconciled = (by: string, afterHours: number, record: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type: 'reconcile', record: seal.text('record', record) }),
});

type WithReason = 'return' | 'withdraw';

export const withReason = (by: string, afterHours: number, type: WithReason, reason: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type, reason: seal.text('reason', reason) }),
});

export const transferred = (
  by: string,
  afterHours: number,
  to: Pick<DisputeCommandOf<'transfer'>, 'direction' | 'organisationId'>,
  reason: string,
): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type: 'transfer', ...to, reason: seal.text('reason', reason) }),
});

export const coloured = (by: string, afterHours: number, colour: string, reason: string): StoryStep => ({
  by,
  afterHours,
  command: ({ seal }) => ({ type: 'change-colour', colour, reason: seal.text('reason', reason) }),
});

export const handedIn = (
  by: string,
  afterHours: number,
  party: string,
  title: string,
  file: () => Promise<Buffer>,
): StoryStep => ({ by, afterHours, evidence: { title, party, file } });

/** What was agreed on, in plain words; `payments` are owed by one party to the other, each so many days from then. */
export interface Agreed {
  form: 'written' | 'oral';
  facts: string;
  items: string;
  terms: string[];
  debtor: string;
  creditor: string;
  payments: { amountFen: number; inDays: number }[];
}

export const agreedOn = (by: string, afterHours: number, agreed: Agreed): StoryStep => ({
  by,
  afterHours,
  command: (telling) => {
    const agreementId = randomUUID();
    return { type: 'reach-agreement', agreementId, draft: draftOf(agreed, agreementId, telling) };
  },
});

function draftOf(agreed: Agreed, agreementId: string, { seal, now, party }: Telling): AgreementDraft {
  const words = seal.forNew(agreementId, 'agreement');
  const { form, facts, items, terms, debtor, creditor, payments } = agreed;
  return {
    form,
    facts: words.text('agreement-facts', facts),
    items: words.text('agreement-items', items),
    terms: terms.map((term) => words.text('agreement-term', term)),
    obligations: payments.map(
      ({ amountFen, inDays }): DraftObligation => ({
        obligationId: randomUUID(),
        kind: 'money',
        debtorId: party(debtor),
        creditorId: party(creditor),
        amountFen,
        dueOn: addDays(dateOf(now), inDays),
      }),
    ),
  };
}

/** 签名、盖章: the parties, the mediator, the seal (人民调解法 29). */
export const signedBy = (by: string, parties: string[]): StoryStep[] => [
  ...parties.map(
    (key): StoryStep => ({
      by,
      afterHours: 0.1,
      agreement: ({ party }, { revision }) => ({
        type: 'sign',
        partyId: party(key),
        manner: 'signature',
        signed: { revision },
      }),
    }),
  ),
  { by, afterHours: 0.1, agreement: (_, { revision }) => ({ type: 'sign-as-mediator', signed: { revision } }) },
  { by, afterHours: 0.1, agreement: (_, { revision }) => ({ type: 'affix-seal', signed: { revision } }) },
];

export const followedUp = (by: string, afterHours: number, party: string, findings: string): StoryStep => ({
  by,
  afterHours,
  agreement: ({ seal, now, party: idOf }) => ({
    type: 'record-follow-up',
    followUpId: randomUUID(),
    visitedAt: addHours(now, -1),
    reason: seal.text('follow-up-reason', '了解协议履行情况'),
    findings: seal.text('follow-up-findings', findings),
    visitedPartyIds: [idOf(party)],
  }),
});
