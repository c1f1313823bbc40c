import { afterAll, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import { formName, formNameOf } from '../../domain/documents/form-name.ts';
import { receiptName, receiptOf } from '../../domain/documents/receipt-name.ts';
import { receipt } from '../../domain/documents/receipt.ts';
import { sampleReceipt as facts } from '../../documents/samples/sample-receipt.ts';
import { textOf, textOfPages } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

test('a receipt names the day of registration, the number and the code, on one page', async () => {
  const { pdf } = await renderer.renderPdf('receipt', receipt.view(facts));
  const text = await textOf(pdf);
  for (const expected of [
    '接收回执',
    '李秀兰：',
    '您申请调解的邻里纠纷，我单位已于2026年9月28日接收登记。',
    '案件编号云河2026-000123',
    '查询码482109375561',
    '不收取任何费用',
    '羊坪村人民调解委员会2026年9月30日（盖章）',
  ]) {
    expect(text).toContain(expected);
  }
  expect(text).not.toContain('作废');
  expect(await textOfPages(pdf)).toHaveLength(1);
});

test('who did not apply is not said to have, and a new code says that the old one is void', () => {
  const respondent = receipt.view({ ...facts, side: 'respondent', issue: 2 });
  expect(respondent.received).toBe('涉及您的邻里纠纷，我单位已于2026年9月28日接收登记');
  expect(respondent.replaces).toContain('作废');
  expect(receipt.view({ ...facts, onInitiative: true }).received).toMatch(/^涉及您的/);
});

test('a receipt goes by a name that says whose it is, which no other form’s does', () => {
  const name = receiptName({ partyId: 'a.b-1', issue: 12 });
  expect(receiptOf(name)).toEqual({ partyId: 'a.b-1', issue: 12 });
  expect(formNameOf(name)).toEqual({ code: 'receipt', about: 'a.b-1.12' });
  for (const other of [
    'termination-notice',
    'mediation-record.p.1',
    'receipt',
    'receipt.',
    'receipt.p',
    'receipt.p.x',
  ]) {
    expect(receiptOf(other), other).toBeNull();
  }
});

test('a form about one part of the record is named with it', () => {
  for (const part of [{ code: 'mediation-record', about: 'b5c1' }, { code: 'evidence-list' }]) {
    expect(formNameOf(formName(part))).toEqual(part);
  }
});
