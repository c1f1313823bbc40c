import type { DisputeState } from '../domain/dispute/state.ts';
import type { CaseFacts } from '../domain/documents/case-facts.ts';
import { disputeType } from '../domain/documents/dispute-view.ts';
import { type DossierFacts, remarkWithSealed } from '../domain/documents/dossier/dossier-facts.ts';
import { DISPUTE_WORDS } from '../domain/documents/dossier/dossier-forms.ts';
import { EVIDENCE, orderOf } from '../domain/documents/dossier/dossier-order.ts';
import { boundIn, type DossierName } from '../domain/documents/dossier/for-court.ts';
import { formOf } from '../domain/documents/form.ts';
import { formNameOf } from '../domain/documents/form-name.ts';
import { betweenParties } from '../domain/documents/party-view.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { DossierEntry } from '../documents/dossier/make-dossier.ts';
import type { RecordContext } from '../record/context.ts';
import { readDocument } from '../record/documents.ts';
import { type BoundPaper, dossierHash, papersOf } from '../record/dossiers.ts';
import { openFile } from '../record/files.ts';
import { sealedForms } from '../record/sealed-papers.ts';
import { openTexts, withTexts } from '../record/texts.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import { unmadePapers } from '../record/unmade-papers.ts';
import { collectFacts } from './form-facts.ts';

/** What a dispute's dossier holds now, to be read piece by piece. Throws RangeError if there is no such dispute. */
export async function dossierContent(record: RecordContext, tx: Tx, streamId: string, name: DossierName) {
  const { keys, policies, clock } = record;
  const [row] = await tx.query<{ seq: number; state: DisputeState }>(
    `SELECT seq, state FROM stream WHERE id = $1 AND kind = 'dispute'`,
    [streamId],
  );
  if (!row) throw new RangeError(`there is no dispute ${streamId}`);
  const { seq, state } = row;
  const policy = await policies.version(tx, state.policyVersion);
  const { forms, evidence } = boundIn(name, state, policy.court.handOver);
  const all = await papersOf(tx, streamId);
  const unmade = await unmadePapers(tx, policies, streamId, forms);
  const { facts } = await collectFacts(record, tx, { streamId, seq, form: 'acceptance-register' });
  const titles = withTexts(state, await openTexts(tx, keys, streamId)).evidence;
  const boundOf = <Paper extends { form: string }>(from: readonly Paper[]) =>
    orderOf(
      from
        .map((paper) => ({ ...paper, code: formNameOf(paper.form).code }))
        .filter(({ code }) => forms === null || forms.includes(code)),
    );
  const sealed = boundOf((await sealedForms(tx, streamId)).map((form) => ({ form }))).filter(
    (place) => place !== EVIDENCE,
  ).length;
  const entries = boundOf(all).flatMap((place) => {
    if (place !== EVIDENCE) return [paperEntry(record, place)];
    return evidence.map((piece, index) => {
      const title = titles.find(({ evidenceId }) => evidenceId === piece.evidenceId)?.title ?? '';
      return evidenceEntry(record, `证据${index + 1}：${title}`, piece);
    });
  });
  const today = dateOf(await clock.now());
  return {
    holds: dossierHash(keys, { papers: all, unmade, evidence }),
    unmade,
    facts: factsOf(facts as CaseFacts, state, {
      remark: remarkWithSealed(name === 'dossier' ? '' : FOR_COURT, sealed),
      filedOn: today,
    }),
    entries,
  };
}

const FOR_COURT = '移送人民法院用，未经各方当事人同意的调解记录和证据不在其中（民诉法解释第一百零七条）';

function factsOf(
  facts: CaseFacts,
  state: DisputeState,
  { remark, filedOn }: Pick<DossierFacts, 'remark' | 'filedOn'>,
): DossierFacts {
  const lastHeld = facts.sessions
    .map(({ heldAt }) => dateOf(heldAt))
    .toSorted()
    .at(-1);
  const over = state.ending === null ? lastHeld : dateOf(state.ending.at);
  return {
    words: DISPUTE_WORDS,
    number: facts.number,
    caseTitle: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    volumeNumber: facts.committeeNumber ?? '',
    owner: facts.ownerName,
    keeper: facts.ownerMediatorName ?? '',
    from: facts.acceptedOn,
    to: facts.acceptedOn && (over ?? facts.acceptedOn),
    filedOn,
    remark,
  };
}

/** A paper on record, as it is; `which` of several of its form it is. */
export function paperEntry({ db, keys }: RecordContext, { id, kind, form }: BoundPaper, which = ''): DossierEntry {
  return {
    title: formOf(kind, form).title,
    level: 1,
    which,
    async load() {
      const pdf = (await inTransaction(db, ENGINE, (tx) => readDocument(tx, keys, id)))?.pdf;
      if (!pdf) throw new Error(`the document ${id} is missing`);
      return { paper: pdf };
    },
  };
}

function evidenceEntry(
  { db, keys }: RecordContext,
  title: string,
  { fileId, mediaType, sha256 }: DisputeState['evidence'][number],
): DossierEntry {
  return {
    title,
    level: 2,
    async load() {
      const file = await inTransaction(db, ENGINE, (tx) => openFile(tx, keys, fileId));
      if (file === null) throw new Error(`the file ${fileId} is missing`);
      return { file: file.bytes, mediaType, sha256 };
    },
  };
}
