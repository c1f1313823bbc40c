import type { ReviewFacts } from '../../domain/documents/review-record.ts';
import { sampleHousehold } from './sample-household.ts';

const { members } = sampleHousehold;
const officer = { ownerName: '欧阳强', ownerRoleLabel: '社区民警' };
const deputy = { ownerName: '何卫国', ownerRoleLabel: '副所长' };

/** A station's meeting at the end of a quarter: one household each way, one kept, and one that it did not come to. */
export const sampleReview: ReviewFacts = {
  number: '季度研判-qingxi-station',
  stationName: '安县公安局清溪派出所',
  no: 3,
  quarter: { from: '2026-07-01', to: '2026-09-30' },
  heldAt: '2026-09-29T15:00:00.000+08:00',
  recordedOn: '2026-09-29',
  recorderName: '何卫国',
  attendees: ['秦立新（所长）', '何卫国（副所长）', '欧阳强（社区民警）'],
  levelLabels: ['红', '橙', '蓝'],
  items: [
    {
      ...{ number: '清溪派出所2026-000007', levelLabel: '红', ...deputy, incidents: 0, overdue: false, members },
      visits: [
        { on: '2026-07-05', complete: true, feedback: '赵大勇已戒酒两个月，钱秀梅单独反映没有再被打骂。' },
        { on: '2026-08-05', complete: true, feedback: '情绪平稳，女儿已恢复上学。' },
        { on: '2026-09-05', complete: true, feedback: '双方商量好家用开支，钱秀梅希望民警继续来。' },
      ],
      suggestion: { decision: 'lower', levelLabel: '橙', because: 'quiet' },
      decided: { decision: 'lower', levelLabel: '橙', reason: '连续三次回访未再施暴，受害人单独反映情绪稳定。' },
    },
    {
      ...{ number: '清溪派出所2026-000011', levelLabel: '红', ...deputy, incidents: 1, overdue: true, members },
      visits: [{ on: '2026-09-12', complete: false, feedback: '受害人不在家，未能单独见面。' }],
      suggestion: { decision: 'keep', because: 'overdue' },
      decided: { decision: 'keep', levelLabel: '红', reason: '回访逾期，三日内由副所长上门补访。' },
    },
    {
      ...{ number: '清溪派出所2026-000003', levelLabel: '橙', ...officer, incidents: 1, overdue: false, members },
      visits: [{ on: '2026-08-20', complete: true, feedback: '男方失业后多次酗酒，与妻子推搡。' }],
      suggestion: { decision: 'raise', levelLabel: '红', because: 'violence-below-top' },
      decided: {
        decision: 'raise',
        levelLabel: '红',
        reason: '本季度再次推搡，有升级的危险。\n由副所长在三日内上门。',
      },
    },
    {
      ...{
        number: '清溪派出所2025-000019',
        levelLabel: '蓝',
        ownerRoleLabel: '社区民警',
        incidents: 0,
        overdue: false,
        members,
      },
      visits: [{ on: '2026-07-15', complete: true, feedback: '夫妻和好，邻居反映安静。' }],
      suggestion: { decision: 'exit', because: 'quiet' },
      decided: { decision: 'exit', levelLabel: '蓝', reason: '一年来未再发生争执，受害人同意。' },
    },
    {
      ...{ number: '清溪派出所2026-000015', levelLabel: '蓝', ...officer, incidents: 0, overdue: false, members },
      visits: [],
      suggestion: { decision: 'keep', because: 'not-heard' },
    },
  ],
};
