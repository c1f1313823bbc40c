import { createHmac } from 'node:crypto';
import { heartbeat, log } from '@temporalio/activity';
import { correctionNote } from '../domain/documents/correction.ts';
import { type FormCode, type FormViews, formOf } from '../domain/documents/form.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { PaperMarks } from '../documents/marks.ts';
import { DocumentTooLargeError, type DocumentRenderer } from '../documents/render.ts';
import { MissingGlyphError } from '../documents/fonts/missing-glyphs.ts';
import type { RecordContext } from '../record/context.ts';
import { correctionsOf } from '../record/corrections.ts';
import {
  type DocumentEntry,
  failDocument,
  requestDocument,
  storeDocument,
  unmadeDocuments,
} from '../record/documents.ts';
import { canonicalJson } from '../record/hash-chain.ts';
import { markDone } from '../record/reactions.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { verificationCode } from '../record/verification.ts';
import { collectFacts } from './form-facts.ts';

export interface RenderRequest {
  streamId: string;
  /** The state of the case that the document shows. */
  seq: number;
  kind: string;
  form?: string;
}

const HEARTBEAT_EVERY_MS = 2_000;

/** 制作文书: the reaction to what calls for a form, or to somebody's asking for one. */
export function createRenderDocument(record: RecordContext, renderer: DocumentRenderer, publicUrl: string | null) {
  return async function renderDocument({ streamId, seq, kind, form = '' }: RenderRequest): Promise<void> {
    await renderPaper({ record, renderer, publicUrl }, { streamId, seq, form });
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

interface Press {
  record: RecordContext;
  renderer: DocumentRenderer;
  publicUrl: string | null;
}

/**
 * Renders an official form of a record as it stood at `seq`, once: the PDF that was stored first stays. What no repetition
 * can cure – a character no font has, a form that does not fit the case – is noted as failed.
 */
export async function renderPaper(press: Press, paper: { streamId: string; seq: number; form: string }): Promise<void> {
  const { record } = press;
  const unmade = await inTransaction(record.db, ENGINE, async (tx) => {
    await requestDocument(tx, paper);
    return unmadeDocuments(tx, paper);
  });
  for (const wanted of unmade) {
    const beating = setInterval(() => heartbeat(), HEARTBEAT_EVERY_MS);
    try {
      await render(press, wanted);
    } catch (error) {
      if (!isIncurable(error)) throw error;
      log.error('a document cannot be rendered', { ...paper, error: error.name });
      await inTransaction(record.db, ENGINE, (tx) => failDocument(tx, wanted.id));
    } finally {
      clearInterval(beating);
    }
  }
}

async function render({ record, renderer, publicUrl }: Press, document: DocumentEntry): Promise<void> {
  const { id, streamId } = document;
  const { kind, facts } = await inTransaction(record.db, ENGINE, (tx) => collectFacts(record, tx, document));
  const form = formOf(kind, document.form);
  const dataHash = createHmac('sha256', record.keys.bindingKey).update(canonicalJson(facts)).digest('hex');
  const marks = {
    verification: verificationMark(publicUrl, verificationCode(record.keys, { id, dataHash })),
    progress: progressMark(publicUrl, form.code, facts),
    correction: await correctionMark(record, document),
  };
  // The view is the one that this very form's template prints.
  const { pdf } = await renderer.renderPdf(form.code, form.view(facts) as FormViews[FormCode], marks);
  const { templateVersion } = form;
  await inTransaction(record.db, ENGINE, (tx) =>
    storeDocument(tx, record.keys, { id, streamId, templateVersion, dataHash, pdf }),
  );
  record.news.tell([streamId]);
}

/** A system that nobody outside can reach has nowhere to send them. */
export function verificationMark(publicUrl: string | null, code: string): PaperMarks['verification'] {
  return publicUrl === null ? null : { url: `${publicUrl}/verify/${code}`, code };
}

/** 进度查询: on a receipt alone, whose party it leads to their case; with the number, never with the code. */
function progressMark(publicUrl: string | null, form: string, facts: object): PaperMarks['progress'] {
  const { number } = facts as { number?: string };
  if (publicUrl === null || form !== 'receipt' || number === undefined) return null;
  return `${publicUrl}/progress?number=${encodeURIComponent(number)}`;
}

async function correctionMark(record: RecordContext, document: DocumentEntry): Promise<string | null> {
  if (document.replaces === null) return null;
  return inTransaction(record.db, ENGINE, async (tx) => {
    const correction = (await correctionsOf(tx, record.keys, document.streamId)).get(document.id);
    if (!correction) return null;
    const by = (await findUser(tx, correction.by))?.name ?? '';
    return correctionNote({ ...correction, by, version: document.version, on: dateOf(document.createdAt) });
  });
}

export function isIncurable(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof MissingGlyphError || error instanceof DocumentTooLargeError;
}
