import { afterAll, describe, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import { samples } from '../../documents/samples/index.ts';
import { sampleHousehold, sampleRevisit, sampleWarning } from '../../documents/samples/sample-household.ts';
import type { HouseholdFacts, VisitFacts, WarningFacts } from '../../domain/documents/household-facts.ts';
import { type HouseholdFormViews, householdForms } from '../../domain/documents/household-forms.ts';
import { textOf, textOfPages } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const {
  'household-file': householdFile,
  'revisit-record': revisitRecord,
  'warning-letter': warningLetter,
} = householdForms;

/** Where the wife of the sample has moved to, and how she is reached: what no paper may say. */
const WHEREABOUTS = /幸福路|13912340002|139\*{4}0002|超市收银员/;

/** The household with everything that somebody may write into it telling where the wife lives. */
function indiscreet(): HouseholdFacts {
  const [, wife] = sampleHousehold.members;
  const told = `钱秀梅现住${wife?.address}（幸福路21号），电话${wife?.phone}。`;
  const visit = (each: VisitFacts): VisitFacts => ({
    ...each,
    ...{ feedback: told, personsSeen: told, injuries: told, listened: { done: true, note: told } },
  });
  const warning = (each: WarningFacts): WarningFacts => ({
    ...each,
    ...{ facts: told, relationship: told, delivered: { at: each.issuedAt, refused: true, note: told } },
    evidence: each.evidence.map(({ label }) => ({ label, note: told })),
  });
  return {
    ...sampleHousehold,
    ...{ reason: told, plan: told },
    history: sampleHousehold.history.map((step) => ({ ...step, reason: told })),
    incidents: sampleHousehold.incidents.map((each) => ({ ...each, detail: told })),
    visits: sampleHousehold.visits.map(visit),
    warnings: sampleHousehold.warnings.map(warning),
    orders: sampleHousehold.orders.map((each) => ({
      ...{ ...each, measures: told },
      helped: each.helped.map((help) => ({ ...help, note: told })),
      breaches: each.breaches.map((breach) => ({ ...breach, detail: told })),
    })),
    refusedOrders: sampleHousehold.refusedOrders.map((each) => ({ ...each, note: told })),
    clearances: [{ disputeNumber: '安县〔2026〕00031', note: told, on: '2026-10-08', by: '欧阳强' }],
  };
}

function incidentAt(place: string): HouseholdFacts['incidents'][number] {
  return { occurredAt: '2026-03-01T21:40:00.000+08:00', cause: 'report', detail: `在${place}发生争吵。` };
}

const views = (household: HouseholdFacts) => [
  householdFile.view(household),
  revisitRecord.view({ household, about: 'first' }),
  warningLetter.view({ household, about: 'warning' }),
];

test('where a victim now lives is on no paper, whoever wrote it into the file', () => {
  for (const household of [sampleHousehold, indiscreet()]) {
    for (const view of views(household)) expect(JSON.stringify(view), view.title).not.toMatch(WHEREABOUTS);
  }
});

test('the family’s own house is no secret, also where a protected member still lives in it', () => {
  const members = sampleHousehold.members.map((member) => ({ ...member, address: sampleHousehold.address }));
  const incidents = [incidentAt(sampleHousehold.address)];
  const view = householdFile.view({ ...sampleHousehold, members, incidents });
  expect(view.address).toBe('安县清溪镇杨坪村4组8号');
  expect(view.incidents[0]?.detail).toContain('4组8号');
});

describe('家暴管控档案', () => {
  test('shows who is who, how the level changed and what was done', () => {
    const view = householdFile.view(sampleHousehold);
    expect(view).toMatchObject({ level: '橙色管控', keeper: '欧阳强（社区民警）', nextRevisitOn: '2026年12月5日' });
    expect(view.orders[0]?.after).toEqual([
      '2026年3月5日协助执行：会同村民委员会当面告知赵大勇保护令内容。',
      '2026年4月11日违反保护令：赵大勇到钱秀梅上班的超市纠缠，经劝阻离开。（训诫、罚款500.00元）',
    ]);
    expect(view.refusedOrders).toMatchObject([{ court: '安县人民法院', on: '2026年1月20日' }]);
    expect(view.members.map(({ role, address, contact }) => [role, address, contact])).toEqual([
      ['加害人', '安县清溪镇杨坪村4组8号', '138****0001'],
      ['受害人', '由受理机构另行保存', '由受理机构另行保存'],
      ['其他成员', '由受理机构另行保存', '由受理机构另行保存'],
    ]);
    expect(view.history.map(({ step, level }) => `${step} ${level}`)).toEqual([
      '建档管控 红',
      '维持等级 红',
      '降低等级 橙',
    ]);
    expect(view.visits.map(({ elements, alone, result }) => [elements, alone, result])).toEqual([
      ['全部到位', '是', '完成'],
      ['3项到位', '是', '未完成'],
    ]);
  });

  test('of a household that left control names no owner and no next visit', () => {
    const left = { ...sampleHousehold, status: 'exited', ownerName: undefined, nextRevisitOn: undefined } as const;
    const view = householdFile.view(left);
    expect(view).toMatchObject({ status: '已退出管控', keeper: '社区民警', nextRevisitOn: '' });
  });
});

describe('家暴回访记录', () => {
  test('says what was done of each of the four, and that the victim was heard alone', () => {
    const view = revisitRecord.view(sampleRevisit);
    expect(view.elements.map(({ name, done }) => `${name}${done}`)).toEqual([
      '倾听诉说到位是',
      '宣传政策到位是',
      '以案警示到位是',
      '心理疏导到位是',
    ]);
    expect(view).toMatchObject({ turn: '第1次', alone: '已单独听取受害人意见', children: '已见到', incomplete: '' });
  });

  test('an incomplete visit says what is still owed', () => {
    const incomplete = (change: Partial<VisitFacts>) => {
      const visits = sampleHousehold.visits.map((each) => (each.visitId === 'second' ? { ...each, ...change } : each));
      return revisitRecord.view({ household: { ...sampleHousehold, visits }, about: 'second' }).incomplete;
    };
    expect(incomplete({})).toBe('本次回访不计入：心理疏导未到位，须继续完成回访。');
    expect(incomplete({ victimAlone: false })).toContain('心理疏导未到位，未单独听取受害人意见');
    expect(incomplete({ counselled: { done: true } })).toContain('早于本次回访任务');
  });

  test('a visit that was not made has no paper', () => {
    expect(() => revisitRecord.view({ ...sampleRevisit, about: 'third' })).toThrow(RangeError);
  });
});

describe('家庭暴力告诫书', () => {
  test('identifies who is warned in full and the victim with care, and gives no witness away', () => {
    const view = warningLetter.view(sampleWarning);
    expect(view.people.map(({ role, name, idNumber, address }) => [role, name, idNumber, address])).toEqual([
      ['加害人', '赵大勇', '110105198506010037', '安县清溪镇杨坪村4组8号'],
      ['受害人', '钱秀梅', '110105********0025', '由受理机构另行保存'],
    ]);
    expect(view.evidence).toBe('上述事实有加害人陈述、受害人陈述、证人证言、伤情照片证实，加害人承认。');
    expect(JSON.stringify(view)).not.toMatch(/孙某|2026-000007/);
  });

  test('a victim whose address nobody called confidential is not found through it either', () => {
    const members = sampleHousehold.members.map((member) => ({ ...member, confidential: false }));
    const view = warningLetter.view({ household: { ...sampleHousehold, members }, about: 'warning' });
    expect(JSON.stringify(view.people)).not.toMatch(WHEREABOUTS);
  });

  test('a refusal to sign is noted and counts as delivered (公通字〔2024〕34号 10); before delivery there is nothing to note', () => {
    const delivered = (change: WarningFacts['delivered']) => {
      const warnings = sampleHousehold.warnings.map((each) => ({ ...each, delivered: change }));
      return warningLetter.view({ household: { ...sampleHousehold, warnings }, about: 'warning' });
    };
    const refused = delivered({ at: '2026-03-02T10:10:00.000+08:00', refused: true, note: '称要先问律师' }).delivery;
    expect(refused).toContain('加害人拒绝签名、捺指印，已注明情况，视为送达。称要先问律师。');
    expect(delivered(undefined)).toMatchObject({ delivery: '', deliveredOn: '' });
  });

  test('names a perpetrator and a victim, or is not made (9)', () => {
    const warnings = sampleHousehold.warnings.map((each) => ({ ...each, victimIds: [] }));
    expect(() => warningLetter.view({ household: { ...sampleHousehold, warnings }, about: 'warning' })).toThrow(/9/);
    expect(() => warningLetter.view({ ...sampleWarning, about: 'another' })).toThrow(RangeError);
  });
});

const EXPECTED: Record<keyof HouseholdFormViews, string[]> = {
  'household-file': [
    '档案编号：清溪派出所2026-000007',
    '管控等级橙色管控',
    '姓名赵大勇身份加害人',
    '住址：由受理机构另行保存',
    '2026年9月29日降低等级橙连续三次回访未再施暴，受害人同意。欧阳强',
    '禁止赵大勇对钱秀梅实施家庭暴力',
    '停止调解的纠纷安县〔2026〕00031',
    '责任人（签名）',
  ],
  'revisit-record': [
    '听取受害人意见已单独听取受害人意见',
    '倾听诉说到位是在村委会另室听钱秀梅讲述近半年的情况，约四十分钟。',
    '再次施暴无子女情况已见到',
    '回访民警（签名）',
    '安县公安局清溪派出所2026年3月6日（盖章）',
  ],
  'warning-letter': [
    '第一联交加害人',
    '双方关系夫妻',
    '《中华人民共和国反家庭暴力法》第二条',
    '根据该法第十六条，现对赵大勇予以告诫',
    '对钱秀梅和其他家庭成员实施家庭暴力',
    '依法追究刑事责任（第三十三条）',
    '当场宣读并送达',
    '安县公安局清溪派出所2026年3月2日（盖章）',
  ],
};

test.each(Object.keys(EXPECTED) as (keyof HouseholdFormViews)[])('%s is printed with its text', async (code) => {
  const { pdf } = await renderer.renderPdf(code, samples[code]());
  const text = await textOf(pdf);
  for (const expected of [householdForms[code].title, '—1—', ...EXPECTED[code]]) expect(text).toContain(expected);
  expect(text).not.toMatch(WHEREABOUTS);
});

test('each copy of a warning is a page of its own that says for whom it is', async () => {
  const pages = await textOfPages((await renderer.renderPdf('warning-letter', samples['warning-letter']())).pdf);
  const marks = ['第一联交加害人', '第二联交受害人', '第三联公安机关存档'];
  expect(pages.map((page) => marks.filter((mark) => page.includes(mark)))).toEqual(marks.map((mark) => [mark]));
  const [first, ...others] = pages.map((page) => page.replace(/第.联交?(加害人|受害人|公安机关存档)|—\d—/g, ''));
  for (const other of others) expect(other).toBe(first);
});
