import { DomainError } from '../errors.ts';
import type { AgreementState } from './state.ts';

/** Throws invalid where the agreement has no such party. */
export function assertParty(state: AgreementState, partyId: string, path: string): void {
  if (!state.parties.some((party) => party.partyId === partyId)) {
    throw new DomainError('invalid', '本案没有这名当事人', { path });
  }
}

/** Throws invalid unless at least one party is named, each one of the agreement's and once. */
export function assertParties(state: AgreementState, partyIds: readonly string[], path: string): void {
  if (partyIds.length === 0) throw new DomainError('invalid', '须写明当事人', { path });
  partyIds.forEach((partyId, index) => {
    assertParty(state, partyId, `${path}.${index}`);
    if (partyIds.indexOf(partyId) < index) throw new DomainError('invalid', '重复', { path: `${path}.${index}` });
  });
}

export function everyPartyIn(state: AgreementState, partyIds: readonly string[]): boolean {
  return state.parties.every(({ partyId }) => partyIds.includes(partyId));
}
