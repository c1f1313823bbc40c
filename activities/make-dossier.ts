import { heartbeat, log } from '@temporalio/activity';
import { isDossier } from '../domain/documents/dossier/for-court.ts';
import { makeDossier } from '../documents/dossier/make-dossier.ts';
import type { DocumentRenderer } from '../documents/render.ts';
import type { RecordContext } from '../record/context.ts';
import { type DocumentEntry, failDocument, storeDocument, unmadeDocuments } from '../record/documents.ts';
import { noteProgress } from '../record/dossiers.ts';
import { markDone } from '../record/reactions.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import type { UnmadePaper } from '../record/unmade-papers.ts';
import { verificationCode } from '../record/verification.ts';
import { dossierContent } from './dossier-content.ts';
import { householdDossierContent } from './household-dossier-content.ts';
import { isIncurable, renderPaper, type RenderRequest, verificationMark } from './render-document.ts';

const HEARTBEAT_EVERY_MS = 2_000;
/** A dossier's papers tell theirs; this goes up when what holds them together changes. */
const TEMPLATE_VERSION = '2';

/** 装订卷宗: makes what a case lacks, binds all of it into one file, and keeps it as documents are kept. May run twice. */
export function createMakeDossier(record: RecordContext, renderer: DocumentRenderer, publicUrl: string | null) {
  return async function bindDossier({ streamId, seq, kind, form = '' }: RenderRequest): Promise<void> {
    if (!isDossier(form)) throw new RangeError(`there is no dossier ${form}`);
    const unmade = await inTransaction(record.db, ENGINE, (tx) => unmadeDocuments(tx, { streamId, seq, form }));
    for (const document of unmade) {
      const beating = setInterval(() => heartbeat(), HEARTBEAT_EVERY_MS);
      try {
        await bind(record, renderer, publicUrl, document);
      } catch (error) {
        if (!isIncurable(error)) throw error;
        log.error('a dossier cannot be bound', { streamId, seq, form, error: error.name });
        await inTransaction(record.db, ENGINE, (tx) => failDocument(tx, document.id));
      } finally {
        clearInterval(beating);
      }
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function bind(
  record: RecordContext,
  renderer: DocumentRenderer,
  publicUrl: string | null,
  { id, streamId, form }: DocumentEntry,
): Promise<void> {
  const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(record.db, ENGINE, work);
  const content = () => asSystem((tx) => contentOf(record, tx, streamId, form));
  const { unmade } = await content();
  for (const paper of unmade) await renderPaper({ record, renderer, publicUrl }, paper);
  const { facts, entries, holds, unmade: left } = await content();
  // What cannot be made is left out; what came about meanwhile is for the next attempt.
  const isSame = (one: UnmadePaper, other: UnmadePaper) =>
    one.streamId === other.streamId && one.form === other.form && one.seq === other.seq;
  const isNew = (paper: UnmadePaper) => !unmade.some((tried) => isSame(tried, paper));
  if (left.some(isNew)) throw new Error(`${streamId} went on while its dossier was made`);
  const code = verificationCode(record.keys, { id, dataHash: holds });
  const pdf = await makeDossier(renderer, {
    facts,
    entries,
    marks: { verification: verificationMark(publicUrl, code), progress: null, correction: null },
    onProgress: (done, total) => asSystem((tx) => noteProgress(tx, id, { done, total })),
  });
  await asSystem((tx) =>
    storeDocument(tx, record.keys, { id, streamId, templateVersion: TEMPLATE_VERSION, dataHash: holds, pdf }),
  );
  record.news.tell([streamId]);
}

async function contentOf(record: RecordContext, tx: Tx, streamId: string, form: string) {
  if (!isDossier(form)) throw new RangeError(`there is no dossier ${form}`);
  const [stream] = await tx.query<{ kind: string }>('SELECT kind FROM stream WHERE id = $1', [streamId]);
  return stream?.kind === 'household'
    ? householdDossierContent(record, tx, streamId)
    : dossierContent(record, tx, streamId, form);
}
