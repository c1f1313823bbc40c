import { afterAll, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import { samples } from '../../documents/samples/index.ts';
import { sampleCase } from '../../documents/samples/sample-case.ts';
import type { CaseFacts } from '../../domain/documents/case-facts.ts';
import { type DisputeFormCode, disputeForms } from '../../domain/documents/dispute-forms.ts';
import { textOf, textOfPages } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

async function render(code: DisputeFormCode, facts: CaseFacts): Promise<Uint8Array> {
  return (await renderer.renderPdf(code, disputeForms[code].view(facts))).pdf;
}

/** What each form must say (司发通〔2010〕239号, and what belongs to it). */
const EXPECTED: Partial<Record<DisputeFormCode, string[]>> = {
  application: [
    '110105********0022',
    '纠纷简要情况',
    '1．请求王䶮将院墙恢复至原处并疏通排水沟。2．请求王䶮赔偿地板和家具损失。',
    '12,300.00元（大写：壹万贰仟叁佰元整）',
    '申请人现自愿申请由清溪镇人民调解委员会进行人民调解。',
    '申请日期2026年9月28日',
  ],
  'rights-notice': [
    '李秀兰、王䶮：',
    '当事人一方明确拒绝调解的，不得调解（《中华人民共和国人民调解法》第十七条）',
    '1．选择或者接受人民调解员；',
    '1．如实陈述纠纷事实；',
    '人民调解不收取任何费用',
    '清溪镇人民调解委员会2026年9月30日（盖章）',
  ],
  'power-of-attorney': [
    '11010519751102003X',
    '受托人姓名王㛃',
    '与委托人关系儿子联系方式13611112222',
    '□特别代理',
    '委托期限自签署之日起至本纠纷调解终结之日止',
  ],
  'address-confirmation': [
    '送达地址安县清溪镇杨坪村3组13号',
    '联系电话13987654321',
    '指定代收人王㛃',
    '不提供给其他当事人',
  ],
  'mediation-record': [
    '调解时间2026年10月26日14时05分调解次数第2次',
    '当事人李秀兰、王䶮参加人张德富（杨坪村3组组长）',
    '调解员于2026年9月30日告知当事人',
    '李秀兰：院墙外移之后水排不出去',
    '□成功■不成□有待继续',
    '记录人（签名）',
  ],
  'investigation-record': [
    '调查地点杨坪村3组水沟边',
    '被调查人刘本善（原生产队队长）',
    '答：1984年划宅基地时',
    '调查人（签名）田桂英',
    '杨坪村人民调解委员会2026年10月12日（盖章）',
  ],
  'evidence-list': ['共3件', '2堂屋进水照片六张图片李秀兰2026年9月28日', '3现场勘验录像录像调解员收集'],
  'undisputed-facts': ['王䶮于2024年翻修房屋时将院墙外移。', '当事人对以上事实无需举证', '2026年11月10日'],
  'transfer-letter': [
    '清溪镇社会治理中心：',
    '现将该纠纷上交你单位处理。',
    '理由：双方对院墙是否越界各执一词',
    '请于2026年10月20日前（含当日）决定接收或者退回',
    '逾期未作决定的，本件转由上一级组织',
    '经办人：田桂英杨坪村人民调解委员会2026年10月15日（盖章）',
    '回执（案件编号：安县〔2026〕00027）',
  ],
  'entrustment-letter': [
    '安县老周人民调解工作室：',
    '（2026）安诉前调1123号',
    '现委派你单位进行调解。',
    '调解期限为30日，自你单位签字接收本院移交材料之日起计算',
    '当事人坚持诉讼的，本院依法登记立案。',
    '13987654321',
  ],
  'supervision-notice': [
    '安县社会治理中心督办通知书',
    '自2026年10月29日起没有办理记录，久拖不决。',
    '请于2026年11月11日前（含当日）作出书面答复。',
  ],
};

test.each(Object.entries(EXPECTED))('%s says what it must', async (code, expected) => {
  const form = code as DisputeFormCode;
  const text = await textOf((await renderer.renderPdf(form, samples[form]())).pdf);
  for (const words of [disputeForms[form].title, sampleCase.number, ...expected]) expect(text).toContain(words);
});

test('a list of more signers than a page holds goes on under its head, and ends with who mediated', async () => {
  const participants = Array.from({ length: 40 }, (_, index) => `工人${index + 1}`);
  const session = { ...sampleCase.session, participants } as NonNullable<CaseFacts['session']>;
  const pages = await textOfPages(await render('mediation-record', { ...sampleCase, session }));
  expect(pages.filter((page) => page.includes('签名、盖章或者按指印')).length).toBeGreaterThan(2);
  expect(pages.at(-1)).toMatch(/工人40.*记录人（签名）.*（盖章）/);
});

test('who signs a record is not alone on its last page', async () => {
  const line = '双方在现场各自陈述了意见，调解员逐一作了记录。';
  for (let lines = 10; lines <= 22; lines += 4) {
    const session = { ...sampleCase.session, record: line.repeat(lines * 2) } as NonNullable<CaseFacts['session']>;
    const pages = await textOfPages(await render('mediation-record', { ...sampleCase, session }));
    expect(pages.at(-1), `${lines} lines`).toMatch(/调解结果.*李秀兰.*（盖章）/);
  }
});

test('a letter that goes with much evidence counts it, and its seal is not alone on the last page', async () => {
  const evidence = Array.from({ length: 60 }, (_, index) => ({ title: `欠条${index + 1}`, mediaType: 'image/png' }));
  const pages = await textOfPages(await render('transfer-letter', { ...sampleCase, evidence }));
  expect(pages.join('')).toContain('附件：案件材料，证据材料60件（清单附后）。');
  expect(pages.find((page) => page.includes('（盖章）'))).toMatch(/特此函告。.*经办人：田桂英/);
});

test('a list of evidence over several pages repeats its head', async () => {
  const evidence = Array.from({ length: 60 }, (_, index) => ({ title: `欠条${index + 1}`, mediaType: 'image/png' }));
  const pages = await textOfPages(await render('evidence-list', { ...sampleCase, evidence }));
  expect(pages.filter((page) => page.includes('证据名称')).length).toBeGreaterThan(1);
});
