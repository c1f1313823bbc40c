import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '../../domain/errors.ts';
import { failDocument, listDocuments, readDocument, requestDocument, storeDocument } from '../../record/documents.ts';
import { checkFile, openFile } from '../../record/files.ts';
import { inTransaction, SYSTEM, type Tx } from '../../record/transaction.ts';
import { as, type CountyRecord, countyRecord, perform, register } from './people-support.ts';

let county: CountyRecord;

beforeAll(async () => {
  county = await countyRecord();
});

afterAll(() => county.close());

async function somePdf(title: string): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.addPage();
  return Buffer.from(await pdf.save());
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(county.record.db, SYSTEM, work);

describe('a file', () => {
  const allowed = { maxBytes: 10_000, mediaTypes: ['application/pdf', 'image/jpeg'] };

  it('is judged by its content and size', async () => {
    expect((await checkFile(await somePdf('图'), allowed)).mediaType).toBe('application/pdf');
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    for (const refused of [Buffer.alloc(0), Buffer.alloc(10_001), Buffer.from('MZ program'), png]) {
      await expect(checkFile(refused, allowed)).rejects.toMatchObject({ code: 'invalid', path: 'file' });
      await expect(checkFile(refused, allowed)).rejects.toBeInstanceOf(DomainError);
    }
  });

  it('is stored with the command that names it, encrypted, and opened by who may see the case', async () => {
    const { id } = await register(county.record);
    const bytes = await somePdf('老地图');
    const checked = await checkFile(bytes, allowed);
    const state = await perform(county.record, 'mediator.yangping', id, false, (seal) => ({
      type: 'add-evidence',
      evidenceId: id,
      title: seal.text('evidence-title', '1982年地图'),
      ...seal.file(checked),
    }));
    const fileId = state.evidence[0]?.fileId ?? '';
    expect(state.evidence[0]?.sha256).toBe(sha256Of(bytes));
    const { keys } = county.record;
    const opened = await as(county.record, 'mediator.yangping', (tx) => openFile(tx, keys, fileId));
    expect(opened).toEqual({ streamId: id, mediaType: 'application/pdf', sha256: sha256Of(bytes), bytes });
    expect(await as(county.record, 'mediator.hekou', (tx) => openFile(tx, keys, fileId))).toBeNull();
    const [stored] = await asSystem((tx) =>
      tx.query<{ cipher: Buffer }>('SELECT cipher FROM file WHERE id = $1', [fileId]),
    );
    expect(stored?.cipher.includes('%PDF')).toBe(false);
  });
});

describe('a document', () => {
  it('is one for a form and a state of the case, however many ask at once', async () => {
    const { id: streamId } = await register(county.record);
    const ask = (seq: number) => asSystem((tx) => requestDocument(tx, { streamId, form: 'acceptance-register', seq }));
    const asked = await Promise.all([ask(1), ask(1), ask(1), ask(2), ask(2)]);
    expect(new Set(asked.map((document) => document.id)).size).toBe(2);
    expect(asked.map((document) => document.seq)).toEqual([1, 1, 1, 2, 2]);
    const listed = await as(county.record, 'mediator.yangping', (tx) => listDocuments(tx, streamId));
    expect(listed.map(({ version, status }) => [version, status])).toEqual([
      [1, 'pending'],
      [2, 'pending'],
    ]);
    expect(await as(county.record, 'mediator.hekou', (tx) => listDocuments(tx, streamId))).toEqual([]);
  });

  it('keeps the first rendering byte for byte, also after a failed try', async () => {
    const { id: streamId } = await register(county.record);
    const { keys } = county.record;
    const { id } = await asSystem((tx) => requestDocument(tx, { streamId, form: 'termination-notice', seq: 1 }));
    const [first, second] = [await somePdf('一'), await somePdf('二')];
    const store = (pdf: Buffer) =>
      asSystem((tx) => storeDocument(tx, keys, { id, streamId, templateVersion: '1', dataHash: 'abc', pdf }));
    await asSystem((tx) => failDocument(tx, id));
    expect([await store(first), await store(second)]).toEqual([true, false]);
    await asSystem((tx) => failDocument(tx, id));
    const read = await as(county.record, 'mediator.yangping', (tx) => readDocument(tx, keys, id));
    expect(read).toMatchObject({ status: 'ready', sha256: sha256Of(first), form: 'termination-notice', pdf: first });
    expect(await as(county.record, 'mediator.hekou', (tx) => readDocument(tx, keys, id))).toBeNull();
  });
});
