import type { TextRef } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { CourtPolicy } from '../policy/court-policy.ts';
import type { Instant } from '../time/instant.ts';
import { assertParty } from './pressing.ts';
import type { DisputeState, Evidence } from './state.ts';

/** What one party lets go to the court with the case: pieces of evidence, and the 调解记录 or not. */
export interface HandOverConsent {
  partyId: string;
  evidenceIds: string[];
  sessionRecords: boolean;
}

/** 移送立案: what may go along when the case is filed. */
export interface HandOver {
  /** The newest of each party. */
  consents: HandOverConsent[];
  /** 无争议事实记载, confirmed by every party. */
  undisputedFacts: { facts: TextRef; at: Instant } | null;
}

export type HandOverCommand =
  | { type: 'record-hand-over-consents'; given: HandOverConsent[] }
  | { type: 'record-undisputed-facts'; facts: TextRef; confirmedBy: string[] };

export type HandOverFact =
  | { type: 'hand-over-consented'; given: HandOverConsent[] }
  | { type: 'undisputed-facts-recorded'; facts: TextRef; confirmedBy: string[] };

export const NOTHING_TO_HAND_OVER: HandOver = { consents: [], undisputedFacts: null };

/** 同意移交: what parties conceded in order to settle is no evidence, and goes to court only if all agree (民诉法解释 107). */
export function recordHandOverConsents(
  state: DisputeState,
  { given }: Extract<HandOverCommand, { type: 'record-hand-over-consents' }>,
): HandOverFact[] {
  given.forEach(({ partyId, evidenceIds }, index) => {
    assertParty(state, partyId, `given.${index}.partyId`);
    const unknown = evidenceIds.findIndex((id) => !state.evidence.some(({ evidenceId }) => evidenceId === id));
    if (unknown < 0) return;
    throw new DomainError('invalid', '没有这份证据', { path: `given.${index}.evidenceIds.${unknown}` });
  });
  return [{ type: 'hand-over-consented', given }];
}

/** 无争议事实记载 (法发〔2016〕14号 23): facts that every party has confirmed need no proof at trial. */
export function recordUndisputedFacts(
  state: DisputeState,
  { facts, confirmedBy }: Extract<HandOverCommand, { type: 'record-undisputed-facts' }>,
): HandOverFact[] {
  confirmedBy.forEach((partyId, index) => {
    assertParty(state, partyId, `confirmedBy.${index}`);
  });
  if (!state.parties.every(({ partyId }) => confirmedBy.includes(partyId))) {
    throw new DomainError('rule-broken', '无争议事实须经每一名当事人确认(法发〔2016〕14号 23)', {
      path: 'confirmedBy',
    });
  }
  return [{ type: 'undisputed-facts-recorded', facts, confirmedBy }];
}

export function handOverAfter(before: HandOver, event: HandOverFact & { at: Instant }): HandOver {
  if (event.type === 'undisputed-facts-recorded') {
    return { ...before, undisputedFacts: { facts: event.facts, at: event.at } };
  }
  const asked = new Set(event.given.map(({ partyId }) => partyId));
  return { ...before, consents: [...before.consents.filter(({ partyId }) => !asked.has(partyId)), ...event.given] };
}

/** Evidence that every party lets go. */
export function evidenceToHandOver({ parties, evidence, handOver }: DisputeState): Evidence[] {
  return evidence.filter(({ evidenceId }) =>
    parties.every(({ partyId }) => consentOf(handOver, partyId)?.evidenceIds.includes(evidenceId) === true),
  );
}

/** Whether the 调解记录 goes along: only if every party agreed (民诉法解释 107). */
export function handsOverRecords({ parties, handOver }: DisputeState): boolean {
  return parties.every(({ partyId }) => consentOf(handOver, partyId)?.sessionRecords === true);
}

/** The forms whose papers go along, by what the parties agreed to. */
export function formsHandedOver(state: DisputeState, policy: CourtPolicy['handOver']): readonly string[] {
  return handsOverRecords(state) ? [...policy.forms, ...policy.formsIfAgreed] : policy.forms;
}

function consentOf({ consents }: HandOver, partyId: string): HandOverConsent | undefined {
  return consents.find((consent) => consent.partyId === partyId);
}
