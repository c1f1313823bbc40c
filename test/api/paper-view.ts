import { collectFacts } from '../../activities/form-facts.ts';
import { formOf } from '../../domain/documents/form.ts';
import { formName } from '../../domain/documents/form-name.ts';
import type { RecordContext } from '../../record/context.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';

/** What a paper that was asked for will say: the view that its template prints, made of the record as the engine makes it. */
export async function paperView(record: RecordContext, streamId: string, asked: Record<string, unknown>) {
  const { form: code, about, seq } = asked as { form: string; about?: string; seq: number };
  const form = formName({ code, about });
  const { kind, facts } = await inTransaction(record.db, SYSTEM, (tx) =>
    collectFacts(record, tx, { streamId, seq, form }),
  );
  return formOf(kind, form).view(facts);
}
