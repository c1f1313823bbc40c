import { addHours, wallClockOf } from '../../../domain/time/instant.ts';
import type { Caller } from '../../api/caller.ts';
import { journeysIn, type Run } from './journey.ts';

const { journey } = journeysIn({ usernames: ['officer.qingxi', 'deputy.qingxi'] });

/** The four 到位, and what is asked of each. */
const VISITED = [
  ['一、倾听诉说', '听到了什么'],
  ['二、宣传政策', '讲了什么'],
  ['三、以案警示', '用了什么案例'],
  ['四、心理疏导', '怎样疏导'],
] as const;

/** A family of the station's; every run has its own. */
async function family(by: Caller, address: string, level: string): Promise<string> {
  const members = [
    { name: '邵水根', relation: '户主', role: 'perpetrator', birthDate: '1978-08-12' },
    { name: '俞彩凤', relation: '妻', role: 'victim', birthDate: '1981-03-05' },
  ];
  const opening = { address, level, reason: '邻居多次反映夜里打骂', plan: '单独听取妻子意见。', members };
  const { status, body } = await by.post('/households', opening);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id as string;
}

/** Forms take whole minutes: what follows happens in another one. */
async function anHourLater({ api }: Run): Promise<string> {
  const later = addHours(await api.record.clock.now(), 1);
  await api.record.clock.setClock(later);
  return wallClockOf(later);
}

journey('an officer goes to a door, records the visit, and violence goes up', async (run) => {
  const { traveller, caller } = run;
  const address = `清溪镇河口村三组${traveller.manner}`;
  const officer = await caller('officer.qingxi');
  await family(officer, address, 'orange');
  await anHourLater(run);

  await traveller.signsIn('officer.qingxi');
  await traveller.opens('家庭管控');
  await traveller.opens(address);
  await traveller.opens('安排回访');
  await traveller.fills('哪一天去', (await run.api.record.clock.now()).slice(0, 10));
  await traveller.presses('安排回访');
  await traveller.reads('已完成：安排回访');
  await traveller.opens('返回家庭管控');
  await traveller.opens('回访月历');
  await traveller.reads(address);
  await traveller.opens('今天的回访');
  await traveller.opens(`登记这次回访：${address}`);

  await traveller.fills('见到了谁', '夫妻双方');
  await traveller.chooses('单独听取了受害人', '否');
  for (const [element, note] of VISITED) {
    await traveller.chooses(element, '是');
    await traveller.fills(note, '已做');
  }
  await traveller.chooses('又发生了暴力', '否');
  await traveller.fills('情绪、需求、下一步', '情绪平稳，愿意再谈。');
  await traveller.presses('记录回访');
  await traveller.reads('这次回访不算数');
  await traveller.reads('没有单独听取受害人');
  await traveller.chooses('单独听取了受害人', '是');
  await traveller.presses('记录回访');
  await traveller.reads('已完成：记录回访');
  await traveller.reads('按等级定期回访');
  await traveller.reads('情绪平稳，愿意再谈。');

  await traveller.opens('报告新发警情');
  await traveller.fills('什么时候发生的', await anHourLater(run));
  await traveller.fills('具体情况', '夜里又动手，邻居报警。');
  await traveller.presses('报告新发警情');
  await traveller.reads('已完成：报告新发警情');
  await traveller.reads('杜卫 · 副所长');
  await traveller.reads('发生暴力后的回访');
  await traveller.signsOut();
});

journey('a deputy chief warns, delivers, and the meeting decides', async (run) => {
  const { traveller, caller } = run;
  const address = `清溪镇羊坪村五组${traveller.manner}`;
  const officer = await caller('officer.qingxi');
  const id = await family(officer, address, 'orange');
  const at = await run.api.record.clock.now();
  await officer.post(`/households/${id}/report-incident`, { at, detail: '酒后殴打妻子，左臂擦伤。' });
  await anHourLater(run);

  await traveller.signsIn('deputy.qingxi');
  await traveller.opens('家庭管控');
  await traveller.opens(address);
  await traveller.reads('尚未作出处理决定');
  await traveller.opens('出具告诫书');
  await traveller.chooses('加害人是否承认', '是');
  await traveller.chooses('种类', '加害人陈述', { in: '证据 1' });
  await traveller.fills('证据内容', '承认酒后动手', { in: '证据 1' });
  await traveller.presses('出具告诫书');
  await traveller.reads('请先改好');
  await traveller.presses('再添加一项证据');
  await traveller.chooses('种类', '受害人陈述', { in: '证据 2' });
  await traveller.fills('证据内容', '陈述一致', { in: '证据 2' });
  await traveller.ticks('受害人要求出具告诫书');
  await traveller.presses('出具告诫书');
  await traveller.reads('已完成：出具告诫书');
  await traveller.reads('还没有送达');
  await anHourLater(run);
  await traveller.opens('送达告诫书');
  await traveller.presses('送达告诫书');
  await traveller.reads('宣读并送达');
  await traveller.opens('交付受害人告诫书');
  await traveller.presses('交付受害人告诫书');
  await traveller.doesNotRead('还没有交给受害人');
  await traveller.presses('打印告诫书');
  await traveller.reads('家庭暴力告诫书');

  await traveller.opens('家庭管控');
  await traveller.opens('季度研判');
  await traveller.opens('打开研判');
  await traveller.opens('投影开会');
  await traveller.opens(address);
  await traveller.chooses(address, '维持');
  await traveller.fills('理由', '刚刚告诫，维持红色，每月回访。', { in: address });
  await traveller.presses('记录会议，全部生效');
  await traveller.reads('会议已记录，决定已生效');
  await traveller.reads('刚刚告诫，维持红色，每月回访。');
  await traveller.signsOut();
});
