import { householdDossierFacts } from '../domain/documents/dossier/household-dossier.ts';
import type { HouseholdFacts } from '../domain/documents/household-facts.ts';
import type { RecordContext } from '../record/context.ts';
import { dossierHash } from '../record/dossiers.ts';
import { papersOfFile } from '../record/household-papers.ts';
import type { Tx } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';
import { paperEntry } from './dossier-content.ts';
import { collectFacts } from './form-facts.ts';

/** What a household's dossier holds now, to be read piece by piece. Throws RangeError if there is no such household. */
export async function householdDossierContent(record: RecordContext, tx: Tx, streamId: string) {
  const { made: papers, unmade, sealed } = await papersOfFile(tx, streamId);
  const seq = (await savedState(tx, 'household', streamId))?.seq ?? 0;
  const { facts } = await collectFacts(record, tx, { streamId, seq, form: 'household-file' });
  return {
    holds: dossierHash(record.keys, { papers, unmade, evidence: [] }),
    unmade,
    facts: householdDossierFacts(facts as HouseholdFacts, sealed),
    entries: papers.map((paper) => paperEntry(record, paper, paper.which)),
  };
}
