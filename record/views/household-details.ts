import type { HouseholdState } from '../../domain/household/state.ts';
import { type MaskedPerson, maskPerson } from '../../domain/people/mask.ts';
import { openPeople } from '../people.ts';
import { type Opened, openTexts, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';

/** A household's file, opened for its own station's eyes. */
export interface HouseholdDetails {
  opened: Opened<HouseholdState>;
  /** By person id. */
  people: Record<string, MaskedPerson>;
}

/** 一户一档: the words of a file that the transaction's actor may read, and its people masked. */
export async function openHousehold(tx: Tx, { keys }: ReadingWorld, state: HouseholdState): Promise<HouseholdDetails> {
  const [texts, people] = await Promise.all([openTexts(tx, keys, state.id), openPeople(tx, keys, state.id)]);
  const masked = [...people].map(([personId, facts]) => [personId, maskPerson(facts)] as const);
  return { opened: withTexts(state, texts), people: Object.fromEntries(masked) };
}
