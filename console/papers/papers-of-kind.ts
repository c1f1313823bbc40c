import type { FormsOfKind } from '../../api/documents/forms-of-kind.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Tx } from '../../record/transaction.ts';
import type { Around } from '../dispute/around.ts';

/** What the papers of a kind of record need beside it. */
export interface PapersOfKind<S> {
  forms: FormsOfKind<S>;
  /** What the parts that a form can be about are called on the page. */
  partNames?(tx: Tx, state: S, around: Around): Promise<(part: string) => string>;
  /** Whether it has a dossier. */
  dossier?: true;
  /** The commands possible now; of interest are those that seal one paper. */
  actions?(state: S, actor: Actor, around: Around): readonly string[];
}
