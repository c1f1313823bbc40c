import { createHash } from 'node:crypto';
import { heartbeat, log } from '@temporalio/activity';
import { disputeDecider } from '../domain/dispute/decider.ts';
import type { DisputeEvent } from '../domain/dispute/events.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { FORM_CODES, type FormCode, formOf } from '../domain/documents/form.ts';
import { DocumentTooLargeError, type DocumentRenderer } from '../documents/render.ts';
import { MissingGlyphError } from '../documents/missing-glyphs.ts';
import type { RecordContext } from '../record/context.ts';
import { type DocumentEntry, failDocument, requestDocument, storeDocument } from '../record/documents.ts';
import { domainEvent, readEvents } from '../record/event-store.ts';
import { canonicalJson } from '../record/hash-chain.ts';
import { markDone } from '../record/reactions.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { collectCaseFacts } from './case-facts.ts';

export interface RenderRequest {
  streamId: string;
  /** The state of the case that the document shows. */
  seq: number;
  kind: string;
  form?: string;
}

const HEARTBEAT_EVERY_MS = 2_000;

/**
 * 制作文书: renders an official form of a case as it stood at `seq`, once: the PDF that was stored first stays. What no
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
  const { id, streamId, seq } = document;
  const form = formCode(document.form);
  const facts = await inTransaction(record.db, SYSTEM, async (tx) => {
    const events = (await readEvents(tx, streamId, seq)).map((event) => domainEvent<DisputeEvent>(event));
    const state = events.reduce<DisputeState | null>((before, event) => disputeDecider.evolve(before, event), null);
    if (state === null) throw new RangeError(`there is no case ${streamId} at ${seq}`);
    return collectCaseFacts(record, tx, state, events);
  });
  const { pdf, templateVersion } = await print(renderer, form, facts);
  const dataHash = createHash('sha256').update(canonicalJson(facts)).digest('hex');
  await inTransaction(record.db, SYSTEM, (tx) =>
    storeDocument(tx, record.keys, { id, streamId, templateVersion, dataHash, pdf }),
  );
}

function print<Code extends FormCode>(
  renderer: DocumentRenderer,
  form: Code,
  facts: Parameters<ReturnType<typeof formOf<Code>>['view']>[0],
) {
  return renderer.renderPdf(form, formOf(form).view(facts));
}

function formCode(form: string): FormCode {
  const known = FORM_CODES.find((code) => code === form);
  if (known === undefined) throw new RangeError(`there is no form ${form}`);
  return known;
}

function isIncurable(error: unknown): boolean {
  return error instanceof RangeError || error instanceof MissingGlyphError || error instanceof DocumentTooLargeError;
}
