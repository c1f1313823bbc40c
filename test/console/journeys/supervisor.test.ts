import { expect } from 'vitest';
import { disputeDecider } from '../../../domain/dispute/decider.ts';
import { addHours } from '../../../domain/time/instant.ts';
import { execute } from '../../../record/execute.ts';
import { ENGINE } from '../../../record/system-actors.ts';
import type { ApiUnderTest } from '../../api/api-under-test.ts';
import { mediating } from '../../api/caller.ts';
import { textOf } from '../../documents/read-pdf.ts';
import { journeysIn } from './journey.ts';

const { journey } = journeysIn({ usernames: ['mediator.yangping', 'coordinator.qingxi', 'supervisor.county'] });

/** Lets a case lie idle until the county is pressed: 督办 of the township, and nobody answers. */
async function pressedToTheCounty({ record }: ApiUnderTest, id: string): Promise<void> {
  for (const days of [11, 12]) {
    await record.clock.setClock(addHours(await record.clock.now(), days * 24));
    const build = () => ({ type: 'act-on-deadlines' as const });
    await execute(record, disputeDecider, { streamId: id, actor: ENGINE, build });
  }
}

journey(
  'a supervisor looks over the county, answers a pressed case and takes the report along',
  async ({ traveller, caller, api }) => {
    const title = `水渠 ${traveller.manner}`;
    await pressedToTheCounty(api, await mediating(await caller('mediator.yangping'), { title }));
    await traveller.signsIn('supervisor.county');
    await traveller.opens('辖区');
    await traveller.reads('化解在哪一级');
    await traveller.opens('清溪镇社会治理中心', { in: '辖区图' });
    await traveller.reads('羊坪村人民调解委员会');
    await traveller.opens('返回全部辖区');

    await traveller.opens('趋势分析');
    await traveller.reads('最多的是邻里');
    await traveller.unfolds('看同样数字的表格', { in: '季节' });
    await traveller.chooses('纠纷类型', '邻里');
    await traveller.presses('只看这一类');

    await traveller.opens('督办');
    await traveller.opens('逾期未答复');
    await traveller.opens(title);
    await traveller.opens('答复督办');
    await traveller.fills('答复', '已约承办人谈话，本周内安排调解。');
    await traveller.presses('答复督办');
    await traveller.reads('已完成：答复督办');
    await traveller.opens('辖区');
    await traveller.opens('督办');
    await traveller.opens('已答复');
    await traveller.reads('已约承办人谈话，本周内安排调解。');
    await traveller.opens(title);
    await traveller.opens('督办', { in: '可以办理' });
    await traveller.fills('督办的理由', '当事人来电，反映多日无人联系。');
    await traveller.presses('督办');
    await traveller.reads('已完成：督办');
    await traveller.reads('由清溪镇社会治理中心答复');
    await traveller.arrives('/console/supervisions');
    await traveller.reads('当事人来电，反映多日无人联系。');

    await traveller.opens('调解员考评');
    await traveller.opens('近十二个月');
    await traveller.opens('按期办结率');
    await traveller.opens('三色管控统计');
    await traveller.opens('年', { in: '按什么分' });
    await traveller.opens('分析研判');
    await traveller.opens('统计报表');
    await traveller.opens('近十二个月');
    const sheet = await traveller.takes('下载电子表格（XLSX）');
    expect(sheet.mediaType).toContain('spreadsheetml');
    const paper = await traveller.takes('下载打印版（PDF）');
    expect(await textOf(paper.bytes)).toContain('人民调解统计报表');
  },
);
