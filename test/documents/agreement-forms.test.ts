import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import {
  AGREEMENT_FORM_CODES,
  type AgreementFormCode,
  agreementForms,
} from '../../domain/documents/agreement-forms.ts';
import type { AgreementFacts } from '../../domain/documents/agreement-facts.ts';
import { isTagged, textOf } from './read-pdf.ts';
import { sampleAgreement } from '../../documents/samples/sample-agreement.ts';
import { protectedCase } from '../../documents/samples/sample-case.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

async function render(code: AgreementFormCode, facts: AgreementFacts): Promise<Uint8Array> {
  return (await renderer.renderPdf(code, agreementForms[code].view(facts))).pdf;
}

const WORDING = [
  '1．王䶮将院墙恢复至原处，并疏通排水沟。',
  '2．王䶮赔偿李秀兰地板和家具损失12300元，分两期付清。',
  '1．王䶮于2026年12月20日前向李秀兰履行：将院墙恢复至原处。',
  '2．王䶮于2026年12月31日前向李秀兰支付人民币10,000.00元（大写：壹万元整）。',
];

/** What each form must say (司发通〔2010〕239号, forms 9 to 12). */
const EXPECTED: Record<AgreementFormCode, string[]> = {
  agreement: [
    ...WORDING,
    '案件编号：安县〔2026〕00027',
    '文书编号：安县〔2026〕00027-协1',
    '争议事项',
    '各方责任',
    '经调解，自愿达成如下协议',
    '110105196803050022',
    '本协议一式3份，当事人、人民调解委员会各持一份。',
    '按指印2026年11月21日',
    '清溪镇人民调解委员会2026年11月21日',
  ],
  'oral-agreement-register': [...WORDING, '自愿达成的口头协议', '达成日期2026年11月21日', '周明', '110105********0022'],
  'follow-up-record': [
    '当事人李秀兰、王䶮',
    '调解协议编号安县〔2026〕00027-协1',
    '回访时间2026年12月22日15时00分',
    '了解协议履行情况',
    '院墙已恢复，第一期款项已付。',
    '回访人（签名）周明',
  ],
  'confirmation-application': [
    ...WORDING,
    '现请求安县人民法院依法确认该调解协议有效。',
    '没有恶意串通、规避法律的行为',
    '愿意承担相应的民事责任和其他法律责任',
    '此致安县人民法院',
    '2026年11月25日',
  ],
};

describe.each(AGREEMENT_FORM_CODES)('%s', (code) => {
  test('carries its text and its page numbers, tagged and titled', async () => {
    const rendered = await render(code, sampleAgreement);
    const text = await textOf(rendered);
    for (const expected of [agreementForms[code].title, '—1—', ...EXPECTED[code]]) expect(text).toContain(expected);
    const pdf = await PDFDocument.load(rendered);
    expect(pdf.getTitle()).toBe(`${agreementForms[code].title} ${sampleAgreement.disputeNumber}`);
    expect(isTagged(pdf)).toBe(true);
  });

  test('gives nobody the whereabouts of a protected party', async () => {
    const text = await textOf(await render(code, { ...sampleAgreement, parties: protectedCase.parties }));
    expect(text).not.toMatch(/13812345678|138\*|3组12号/);
    if (code !== 'follow-up-record') expect(text).toContain('由受理机构另行保存');
  });
});

test('a signature drawn on screen is printed where the party signs', async () => {
  const withDrawing = await PDFDocument.load(await render('agreement', sampleAgreement));
  expect(imagesOf(withDrawing)).toBeGreaterThan(0);
  const signatures = sampleAgreement.signatures.map(({ drawing: _, ...signature }) => signature);
  const onPaper = await PDFDocument.load(await render('agreement', { ...sampleAgreement, signatures }));
  expect(imagesOf(onPaper)).toBe(0);
});

test('before it is signed, places to sign are left open; without obligations that is said', async () => {
  const signatures = sampleAgreement.parties.map(({ name }) => ({ party: name }));
  const facts = {
    ...sampleAgreement,
    signatures,
    effectiveOn: undefined,
    mediatorSignedOn: undefined,
    obligations: [],
  };
  const view = agreementForms.agreement.view(facts);
  expect(view.signatures.map(({ manner, on, image }) => [manner, on, image])).toEqual([
    ['', '', ''],
    ['', '', ''],
  ]);
  expect(await textOf(await render('agreement', facts))).toContain('无须另行履行');
});

test('before the court both sides are applicants', () => {
  const view = agreementForms['confirmation-application'].view(sampleAgreement);
  expect(view.parties.map(({ role }) => role)).toEqual(['申请人', '申请人']);
  expect(agreementForms.agreement.view(sampleAgreement).parties.map(({ role }) => role)).toEqual([
    '申请人',
    '被申请人',
  ]);
});

test('a visit that was not made and an application that was not filed have no paper', () => {
  expect(() => agreementForms['follow-up-record'].view({ ...sampleAgreement, followUp: undefined })).toThrow(
    RangeError,
  );
  const unfiled = { ...sampleAgreement, application: undefined };
  expect(() => agreementForms['confirmation-application'].view(unfiled)).toThrow(RangeError);
});

function imagesOf(pdf: PDFDocument): number {
  return pdf.context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFRawStream && isImage(object.dict)).length;
}

function isImage(dict: PDFDict): boolean {
  return dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image');
}
