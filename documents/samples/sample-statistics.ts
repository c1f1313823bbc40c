import type { StatisticalReportFacts } from '../../domain/documents/statistical-report.ts';

/** A county's first quarter. */
export const sampleStatistics: StatisticalReportFacts = {
  organisationName: '云河县社会矛盾纠纷调处化解中心',
  from: '2026-01-01',
  to: '2026-03-31',
  madeOn: '2026-04-02',
  columns: {
    total: '案件数',
    parties: '当事人数',
    succeeded: '调解成功',
    closed: '已结',
    open: '未结',
    amountYuan: '涉及金额（元）',
  },
  lines: [
    { block: '合计', label: '', numbers: [128, 301, 96, 104, 24, 1_284_300.5] },
    { block: '按调解组织', label: '村（居）', numbers: [90, 196, 74, 78, 12, 402_100] },
    { block: '按调解组织', label: '乡镇（街道）', numbers: [38, 105, 22, 26, 12, 882_200.5] },
    { block: '按案件来源', label: '依申请', numbers: [70, 160, 55, 60, 10, 700_000] },
    { block: '按纠纷类型', label: '邻里', numbers: [44, 92, 39, 40, 4, 52_000] },
    { block: '按协议形式', label: '书面协议', numbers: [61, 150, 61, 58, 3, 1_100_000] },
    { block: '协议已履行', label: '', numbers: [58] },
    { block: '司法确认', label: '', numbers: [11] },
  ],
};
