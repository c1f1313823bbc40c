import { afterAll, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import { sampleInstalments } from '../../documents/samples/sample-instalments.ts';
import { instalmentAgreement } from '../../domain/documents/instalment-agreement.ts';
import { textOf } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

test('instalments go by their day, each also in 大写, with what they come to', () => {
  const view = instalmentAgreement.view(sampleInstalments);
  expect(view.instalments.map(({ dueOn, words, what }) => [dueOn, words || what])).toEqual([
    ['2027年4月15日', '疏通两家之间的排水沟'],
    ['2027年4月30日', '肆仟元整'],
    ['2027年5月31日', '肆仟元整'],
    ['2027年6月30日', '肆仟叁佰元整'],
  ]);
  expect(view).toMatchObject({ total: '12,300.00元', totalInWords: '壹万贰仟叁佰元整' });
  expect(view.parties.map(({ role, idNumber }) => [role, idNumber])).toEqual([
    ['申请执行人', '110105196803050022'],
    ['被执行人', '11010519751102003X'],
  ]);
});

test('what follows a missed instalment is what the creditors chose (执行和解规定 9); acts alone have no sum', () => {
  expect(instalmentAgreement.view(sampleInstalments).breach).toContain('由人民法院恢复执行');
  const instalments = sampleInstalments.instalments.filter(({ amountFen }) => amountFen === undefined);
  const view = instalmentAgreement.view({ ...sampleInstalments, resumeIfOverdue: false, instalments });
  expect(view.breach).toContain('申请执行人可以申请恢复执行原生效法律文书，也可以就履行本协议向执行法院提起诉讼');
  expect(view).toMatchObject({ total: '', totalInWords: '' });
});

test('is printed with its text, and gives nobody the whereabouts of a protected party', async () => {
  const parties = sampleInstalments.parties.map((party) => ({ ...party, protected: party.isApplicant }));
  const { pdf } = await renderer.renderPdf(
    'instalment-agreement',
    instalmentAgreement.view({ ...sampleInstalments, parties }),
  );
  const text = await textOf(pdf);
  for (const expected of [
    '执行案号：（2027）川1523执112号',
    '经安县人民法院裁定确认有效的调解协议（编号：杨坪人调字〔2026〕第12号）',
    '《中华人民共和国民事诉讼法》第二百四十一条',
    '支付人民币4,300.00元（大写：肆仟叁佰元整）',
    '合计人民币12,300.00元（大写：壹万贰仟叁佰元整）',
    '本协议一式3份',
    '由受理机构另行保存',
  ]) {
    expect(text).toContain(expected);
  }
  expect(text).not.toMatch(/13812345678|3组12号/);
});
