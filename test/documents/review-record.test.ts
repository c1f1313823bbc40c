import { afterAll, describe, expect, test } from 'vitest';
import { createDocumentRenderer } from '../../documents/render.ts';
import { sampleReview } from '../../documents/samples/sample-review.ts';
import { reviewRecord } from '../../domain/documents/review-record.ts';
import { textOf } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

describe('季度研判会议记录', () => {
  test('says who met, what each household had behind it, what was suggested and what was decided', () => {
    const view = reviewRecord.view(sampleReview);
    expect(view).toMatchObject({
      meeting: '第3次例会',
      quarter: '2026年7月1日至2026年9月30日',
      counts: '在管5户（红2户、橙1户、蓝2户）；本次提高1户、降低1户、维持1户、退出1户，未作决定1户。',
    });
    expect(view.items.map(({ visits, suggestion, decision }) => [visits, suggestion, decision])).toEqual([
      ['3次，有效3次', '降低为橙色管控（本季度平稳）', '降低为橙色管控'],
      ['1次，有效0次；现有逾期', '维持原等级（回访逾期未完成）', '维持原等级'],
      ['1次，有效1次', '提高为红色管控（本季度发生过暴力）', '提高为红色管控'],
      ['1次，有效1次', '退出管控（本季度平稳）', '退出管控'],
      ['0次，有效0次', '维持原等级（本季度在现等级下未单独听取受害人意见）', '本次未作决定，维持原等级'],
    ]);
  });

  test('is printed without where the victim lives, whoever wrote it down', async () => {
    const [first] = sampleReview.items;
    if (first?.decided === undefined) throw new Error('the sample decides on nothing');
    const told = '钱秀梅住安县城关镇幸福路21号3单元，电话13912340002。';
    const items = [{ ...first, decided: { ...first.decided, reason: told } }];
    const text = await textOf(
      (await renderer.renderPdf('review-record', reviewRecord.view({ ...sampleReview, items }))).pdf,
    );
    expect(text).toContain('降低为橙色管控');
    expect(text).toContain('住〔略〕，电话〔略〕');
    expect(text).not.toMatch(/幸福路|13912340002/);
    const bare = reviewRecord.view({ ...sampleReview, no: null, items: [] });
    expect(await textOf((await renderer.renderPdf('review-record', bare)).pdf)).toContain('会议时没有在管家庭。');
  });
});
