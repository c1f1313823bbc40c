import { afterAll, describe, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import { sampleMeeting as meeting } from '../../documents/samples/sample-meeting.ts';
import { analysisRecord } from '../../domain/documents/analysis-record.ts';
import { textOf } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

describe('分析研判会议记录', () => {
  test('says when, who, what was looked at and what was decided', () => {
    expect(analysisRecord.view(meeting)).toMatchObject({
      meeting: '第12次例会',
      heldAt: '2026年3月16日14时30分',
      period: '2026年3月9日至2026年3月16日',
      attendees: '秦立新（综治中心）、欧阳强（派出所）',
      counts: '在办9件，其中新增3件、超期2件、红色1件、重复0件；待甄别线索4条。',
      items: [{ reasons: '红色、新增' }],
      decisions: [{ decision: ['三日内上门。', '由派出所牵头。'] }],
    });
    const outOfTurn = analysisRecord.view({ ...meeting, no: null, counts: null, items: [], decisions: [] });
    expect(outOfTurn).toMatchObject({ meeting: '临时会议', counts: '', items: [], decisions: [] });
  });

  test('is printed, also with nothing decided', async () => {
    const { pdf } = await renderer.renderPdf('analysis-record', analysisRecord.view(meeting));
    const text = await textOf(pdf);
    for (const words of [
      '分析研判会议记录',
      '清溪镇社会治理中心',
      '会同公安等单位联合调解',
      '由派出所牵头。',
      '（盖章）',
    ]) {
      expect(text).toContain(words);
    }
    const empty = { ...meeting, no: null, counts: null, items: [], decisions: [] };
    const bare = await textOf((await renderer.renderPdf('analysis-record', analysisRecord.view(empty))).pdf);
    expect(bare).toContain('本次会议没有就个案作出决定。');
    expect(bare).not.toContain('研判议题');
  });
});
