import type { AnalysisFacts } from '../../domain/documents/analysis-record.ts';

/** The weekly meeting of a township's centre. */
export const sampleMeeting: AnalysisFacts = {
  number: '研判-qingxi',
  no: 12,
  centreName: '清溪镇社会治理中心',
  since: '2026-03-09T08:00:00.000+08:00',
  heldAt: '2026-03-16T14:30:00.000+08:00',
  recordedOn: '2026-03-16',
  recorderName: '秦立新',
  attendees: ['秦立新（综治中心）', '欧阳强（派出所）'],
  counts: { open: 9, new: 3, overdue: 2, red: 1, repeated: 0, clues: 4 },
  items: [
    {
      number: '云河2026-000012',
      title: '雨水管纠纷',
      reasonLabels: ['红色', '新增'],
      suggestion: '会同公安等单位联合调解',
    },
  ],
  decisions: [{ number: '云河2026-000012', title: '雨水管纠纷', decision: '三日内上门。\n由派出所牵头。' }],
};
