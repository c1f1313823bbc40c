import { createHash } from 'node:crypto';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { MissingGlyphError } from '../../documents/fonts/missing-glyphs.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import type { CaseFacts } from '../../domain/documents/case-facts.ts';
import { type DisputeFormCode, disputeForms } from '../../domain/documents/dispute-forms.ts';
import { fontsOf, isTagged, textOf, textOfPages } from './read-pdf.ts';
import { protectedCase, sampleCase } from '../../documents/samples/sample-case.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

async function render(code: DisputeFormCode, facts: CaseFacts): Promise<Uint8Array> {
  return (await renderer.renderPdf(code, disputeForms[code].view(facts))).pdf;
}

const FORMS = ['acceptance-register', 'termination-notice', 'court-referral'] as const;
const EXPECTED: Record<(typeof FORMS)[number], string[]> = {
  'acceptance-register': [
    '案件编号：安县〔2026〕00027',
    '文书编号：杨坪人调字〔2026〕第12号',
    '2026年9月30日，清溪镇人民调解委员会依当事人申请，经当事人同意，调解李秀兰与王䶮之间的纠纷。',
    '110105********003X',
    '12,300.00元（大写：壹万贰仟叁佰元整）',
    '登记人（签名）',
  ],
  'termination-notice': [
    '杨坪人调字〔2026〕第12号',
    '李秀兰、王䶮：',
    '根据《中华人民共和国人民调解法》第二十六条的规定，决定自2026年11月20日起终止对本纠纷的调解。',
    '清溪镇人民政府或者安县人民政府',
    '《中华人民共和国土地管理法》第十四条',
    '送达签收',
  ],
  'court-referral': [
    '接收法院安县人民法院',
    '移送单位清溪镇人民调解委员会',
    '2026年10月26日14时05分',
    '李秀兰于2026年9月30日表示：调解不成的，愿意由人民法院处理。',
    '堂屋进水照片六张图片',
    '王㛃（儿子）',
  ],
};

describe.each(FORMS)('%s', (code) => {
  test('carries its text, its page numbers and the hash of its bytes', async () => {
    const rendered = await renderer.renderPdf(code, disputeForms[code].view(sampleCase));
    const text = await textOf(rendered.pdf);
    for (const expected of [disputeForms[code].title, '—1—', ...EXPECTED[code]]) expect(text).toContain(expected);
    expect(rendered.sha256).toBe(createHash('sha256').update(rendered.pdf).digest('hex'));
  });

  test('is A4, tagged, titled, Chinese, with every font inside as TrueType', async () => {
    const pdf = await PDFDocument.load(await render(code, sampleCase));
    for (const page of pdf.getPages()) {
      expect(page.getWidth()).toBeCloseTo(595.28, -0.5);
      expect(page.getHeight()).toBeCloseTo(841.89, -0.5);
    }
    expect(pdf.getTitle()).toBe(`${disputeForms[code].title} ${sampleCase.number}`);
    expect(pdf.catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('zh-CN');
    expect(isTagged(pdf)).toBe(true);
    const fonts = fontsOf(pdf);
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const font of fonts) expect(font).toMatchObject({ kind: 'CIDFontType2', embedded: true });
  });

  test('prints facts that are written to be code as the text they are', async () => {
    const hostile = `<script>document.body.textContent='ran'</script><img src="http://127.0.0.1/x"><iframe src="file:///etc/passwd">{{title}}\u202e&amp;`;
    const facts = { ...sampleCase, termination: { ...sampleCase.termination, groundLabel: hostile } } as CaseFacts;
    const text = await textOf(await render(code, { ...facts, facts: hostile }));
    expect(text).toContain(hostile.replace(/[\s\u202e]/g, ''));
    expect(text).toContain(disputeForms[code].title);
  });

  test('breaks a word that has no end', async () => {
    const pages = await textOfPages(await render(code, { ...sampleCase, facts: 'W'.repeat(6000) }));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join('').match(/W/g)).toHaveLength(6000);
  });

  test('never leaves the signatures alone on a page', async () => {
    const sentence = '双方在现场各自陈述了意见，调解员逐一作了记录。';
    const signature = /清溪镇人民调解委员会2026年\d+月\d+日（盖章）/;
    for (let sentences = 6; sentences <= 80; sentences += 5) {
      const pages = await textOfPages(await render(code, { ...sampleCase, facts: sentence.repeat(sentences) }));
      const above = pages.map((page) => page.split(signature)).find((parts) => parts.length > 1)?.[0] ?? '';
      expect(above, `${sentences} sentences`).toMatch(/争议金额|不随本表移送|及时主张权利/);
    }
  });
});

test('rare characters and the names of minorities are printed and can be read back', async () => {
  const names = ['㛃䶮', '𬱖𠅤', '阿卜杜拉·买买提'];
  const parties = names.map((name) => ({ side: 'applicant', kind: 'person', name }) as const);
  const text = await textOf(await render('acceptance-register', { ...sampleCase, parties }));
  for (const name of names) expect(text).toContain(name);
});

test('a character without a glyph stops the document and is named', async () => {
  const failure = await render('termination-notice', { ...sampleCase, ownerName: '𰻞村人民调解委员会' }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(MissingGlyphError);
  expect(failure).toMatchObject({ characters: ['𰻞'], message: expect.stringContaining('U+30EDE') });
});

test('a protected party’s whereabouts are in no form', async () => {
  for (const code of FORMS) {
    const text = await textOf(await render(code, protectedCase));
    expect(text).not.toMatch(/13812345678|138\*|3组12号/);
    if (code !== 'termination-notice') expect(text).toContain('由受理机构另行保存');
  }
});

test('a table that runs over the page repeats its head', async () => {
  const evidence = Array.from({ length: 60 }, (_, index) => ({
    title: `欠条第${index + 1}张`,
    mediaType: 'image/png',
  }));
  const pages = await textOfPages(await render('court-referral', { ...sampleCase, evidence }));
  expect(pages.filter((page) => page.includes('材料名称')).length).toBeGreaterThan(1);
  expect(pages.join('')).toContain('欠条第60张');
});

test('150 parties with a long story make one document', async () => {
  const parties = Array.from({ length: 150 }, (_, index) => ({
    side: 'applicant' as const,
    kind: 'person' as const,
    name: `工人${index + 1}`,
  }));
  const organisation = {
    side: 'respondent',
    kind: 'organisation',
    name: '安县建工有限公司',
    idNumber: '91510000MA62XXXX0A',
  } as const;
  const text = await textOf(await render('court-referral', { ...sampleCase, parties: [...parties, organisation] }));
  expect(text).toContain('工人150');
  expect(text).toContain('统一社会信用代码91510000MA62XXXX0A');
});
