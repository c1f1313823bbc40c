import { mayView } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import { type MaskedPerson, maskPerson } from '../../domain/people/mask.ts';
import { openPeople } from '../people.ts';
import { type Opened, openTexts, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { savedState } from './saved-state.ts';

export interface EnforcementDetails {
  seq: number;
  /** As saved, for the domain's own functions (actions, tasks). */
  state: EnforcementState;
  /** The same with all free text in the clear, for eyes. */
  opened: Opened<EnforcementState>;
  /** By person id. */
  people: Record<string, MaskedPerson>;
}

/** An enforcement; null if there is none or the actor may not know of it. */
export async function readEnforcement(tx: Tx, world: ReadingWorld, id: string): Promise<EnforcementDetails | null> {
  const [saved, texts, people] = await Promise.all([
    savedState<EnforcementState>(tx, 'enforcement', id),
    openTexts(tx, world.keys, id),
    openPeople(tx, world.keys, id),
  ]);
  if (saved === null || !mayView(tx.actor, saved.state, world.organisations)) return null;
  const { seq, state } = saved;
  const masked = [...people].map(([personId, facts]) => [personId, maskPerson(facts)] as const);
  return { seq, state, opened: withTexts(state, texts), people: Object.fromEntries(masked) };
}
