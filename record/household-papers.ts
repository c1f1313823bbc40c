import type { HouseholdEvent } from '../domain/household/events.ts';
import { householdDecider } from '../domain/household/decider.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import { isDossier } from '../domain/documents/dossier/for-court.ts';
import { type HouseholdPaper, papersOfHousehold } from '../domain/documents/dossier/household-dossier.ts';
import type { BoundPaper } from './dossiers.ts';
import { domainEvent, readEvents } from './event-store.ts';
import { sealedForms } from './sealed-papers.ts';
import type { Tx } from './transaction.ts';
import type { UnmadePaper } from './unmade-papers.ts';

/** What the dossier of a household is to hold: what of it is on record as it now is, and what is to be made before it is bound. */
export interface FilePapers {
  made: (BoundPaper & Pick<HouseholdPaper, 'which'>)[];
  unmade: UnmadePaper[];
  /** How many are left out because they are sealed. */
  sealed: number;
}

/** Throws RangeError if there is no such household. */
export async function papersOfFile(tx: Tx, streamId: string): Promise<FilePapers> {
  const wanted = await wantedOf(tx, streamId);
  const rows = await tx.query<BoundPaper & { seq: number }>(
    `SELECT DISTINCT ON (form) id, stream_id AS "streamId", 'household' AS kind, form, sha256, seq
     FROM document WHERE stream_id = $1 AND status = 'ready' ORDER BY form, seq DESC, version DESC`,
    [streamId],
  );
  const onRecord = rows.filter(({ form }) => !isDossier(form));
  const sealed = await sealedForms(tx, streamId);
  const open = wanted.filter(({ form }) => !sealed.includes(form));
  const papers: FilePapers = { made: [], unmade: [], sealed: wanted.length - open.length };
  for (const { form, since, which } of open) {
    const made = onRecord.find((paper) => paper.form === form && paper.seq >= since);
    if (made) papers.made.push({ ...made, which });
    else papers.unmade.push({ streamId, form, seq: since });
  }
  return papers;
}

async function wantedOf(tx: Tx, streamId: string): Promise<HouseholdPaper[]> {
  const [stream] = await tx.query<{ seq: number; state: HouseholdState }>(
    `SELECT seq, state FROM stream WHERE id = $1 AND kind = $2`,
    [streamId, householdDecider.kind],
  );
  if (!stream) throw new RangeError(`there is no household ${streamId}`);
  const events = (await readEvents(tx, streamId, stream.seq)).map((event) => domainEvent<HouseholdEvent>(event));
  return papersOfHousehold(stream.state, events);
}
