import { createHmac } from 'node:crypto';
import { heartbeat, log } from '@temporalio/activity';
import { type FormCode, type FormViews, formOf } from '../domain/documents/form.ts';
import { DocumentTooLargeError, type DocumentRenderer } from '../documents/render.ts';
import { MissingGlyphError } from '../documents/fonts/missing-glyphs.ts';
import type { RecordContext } from '../record/context.ts';
import { type DocumentEntry, failDocument, requestDocument, storeDocument } from '../record/documents.ts';
import { canonicalJson } from '../record/hash-chain.ts';
import { markDone } from '../record/reactions.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { collectFacts } from './form-facts.ts';

export interface RenderRequest {
  streamId: string;
  /** The state of the case that the document shows. */
  seq: number;
  kind: string;
  form?: string;
}

const HEARTBEAT_EVERY_MS = 2_000;

/**
 * 制作文书: renders an official form of a record as it stood at `seq`, once: the PDF that was stored first stays. What no
 * repetition can cure – a character no font has, a form that does not fit the case – is noted as failed and done.
 */
export function createRenderDocument(record: RecordContext, renderer: DocumentRenderer) {
  return async function renderDocument({ streamId, seq, kind, form = '' }: RenderRequest): Promise<void> {
    const wanted = await inTransaction(record.db, SYSTEM, (tx) => requestDocument(tx, { streamId, form, seq }));
    if (wanted.status !== 'ready') {
      const beating = setInterval(() => heartbeat(), HEARTBEAT_EVERY_MS);
      try {
        await render(record, renderer, wanted);
      } catch (error) {
        if (!isIncurable(error)) throw error;
        log.error('a document cannot be rendered', { streamId, seq, form, error });
        await inTransaction(record.db, SYSTEM, (tx) => failDocument(tx, wanted.id));
      } finally {
        clearInterval(beating);
      }
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function render(record: RecordContext, renderer: DocumentRenderer, document: DocumentEntry): Promise<void> {
  const { id, streamId } = document;
  const { kind, facts } = await inTransaction(record.db, SYSTEM, (tx) => collectFacts(record, tx, document));
  const form = formOf(kind, document.form);
  // The view is the one that this very form's template prints.
  const { pdf } = await renderer.renderPdf(form.code, form.view(facts) as FormViews[FormCode]);
  const dataHash = createHmac('sha256', record.keys.bindingKey).update(canonicalJson(facts)).digest('hex');
  const { templateVersion } = form;
  await inTransaction(record.db, SYSTEM, (tx) =>
    storeDocument(tx, record.keys, { id, streamId, templateVersion, dataHash, pdf }),
  );
}

function isIncurable(error: unknown): boolean {
  return error instanceof RangeError || error instanceof MissingGlyphError || error instanceof DocumentTooLargeError;
}
