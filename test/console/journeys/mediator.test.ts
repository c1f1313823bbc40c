import { expect } from 'vitest';
import { registered } from '../../api/caller.ts';
import { journeysIn } from './journey.ts';

const { journey } = journeysIn({ usernames: ['mediator.yangping', 'grid.yangping'] });

journey('a mediator takes a dispute in, step by step, and brings it to a result', async ({ traveller, caller }) => {
  const title = `屋檐滴水 ${traveller.manner}`;
  const names = { 李: `李桂兰${traveller.manner}`, 王: `王建国${traveller.manner}` };
  await registered(await caller('mediator.yangping'), {
    title: `去年也吵过 ${traveller.manner}`,
    parties: [
      { side: 'applicant', kind: 'person', name: names.李 },
      { side: 'respondent', kind: 'person', name: names.王 },
    ],
  });
  await traveller.signsIn('mediator.yangping');
  await traveller.opens('纠纷');
  await traveller.opens('登记纠纷');
  await traveller.fills('标题', title);
  await traveller.presses('先存着');
  await traveller.opens('份没登记完');
  await traveller.opens(title);
  await traveller.presses('下一步');
  await traveller.reads('还不能提交');
  expect(await traveller.valueOf('标题')).toBe(title);
  await traveller.fills('发生了什么', '屋檐水滴到邻家院里，墙根泡软。');
  await traveller.chooses('纠纷类型', '邻里');
  await traveller.presses('下一步');
  await traveller.fills('姓名', names.李, { in: '当事人 1' });
  await traveller.fills('证件号码', '330681195603121381', { in: '当事人 1' });
  if (traveller.manner !== 'keyboard') await traveller.reads('校验码不符');
  await traveller.fills('姓名', names.王, { in: '当事人 2' });
  await traveller.presses('下一步');
  await traveller.reads('校验码不符');
  await traveller.fills('证件号码', '33068119560312138X', { in: '当事人 1' });
  if (traveller.manner !== 'keyboard') await traveller.reads('校验通过：1956年3月12日');
  await traveller.presses('下一步');
  await traveller.reads('2 名当事人相同');
  await traveller.reads(`去年也吵过 ${traveller.manner}`);
  await traveller.presses('不是同一件事');
  await traveller.reads('已完成：登记');

  await traveller.opens('分拨');
  await traveller.chooses('调解组织', '羊坪村');
  await traveller.presses('分拨');
  await traveller.opens('受理');
  await traveller.chooses('是否同意', '是', { in: names.李 });
  await traveller.chooses('是否同意', '是', { in: names.王 });
  await traveller.ticks('已告知当事人权利义务');
  await traveller.presses('受理');
  await traveller.reads('已完成：受理');
  await traveller.opens('记录调解');
  await traveller.fills('调解时间', '2026-11-26T09:00');
  await traveller.fills('地点', '羊坪村调解室');
  await traveller.fills('调解记录', '双方同意装接水槽。');
  await traveller.chooses('调解结果', '达成一致');
  await traveller.presses('记录调解');
  await traveller.reads('已完成：记录调解');

  await traveller.opens('达成调解协议');
  await traveller.chooses('协议形式', '口头协议');
  await traveller.fills('纠纷的主要事实', '屋檐水滴到邻家院里。');
  await traveller.fills('争议事项', '排水。');
  await traveller.fills('协议内容 1', '王家在屋檐下安装接水槽。');
  await traveller.presses('达成调解协议');
  await traveller.reads('已完成：达成调解协议');
  await traveller.reads('已达成协议');

  await traveller.opens('纠纷', { in: '主菜单' });
  await traveller.fills('查找纠纷', names.王);
  await traveller.presses('查找');
  await traveller.reads('共 2 件');
  await traveller.opens(title);
  await traveller.reads('双方同意装接水槽');
});

journey('what a grid worker reports becomes a case', async ({ traveller, another }) => {
  const what = `排水沟又堵了 ${traveller.manner}`;
  await traveller.signsIn('grid.yangping');
  await traveller.opens('线索');
  await traveller.opens('上报线索');
  await traveller.presses('上报');
  await traveller.reads('还不能提交');
  await traveller.fills('看到了什么', what);
  await traveller.fills('在哪里', '羊坪村二组');
  await traveller.presses('上报');
  await traveller.reads('待甄别');

  const village = await another();
  await village.signsIn('mediator.yangping');
  await village.opens('线索', { in: '主菜单' });
  await village.opens('待甄别');
  await village.opens(what);
  await village.presses('登记为纠纷');
  await village.fills('标题', '排水沟纠纷');
  await village.chooses('纠纷类型', '邻里');
  await village.presses('下一步');
  await village.fills('姓名', '甲某', { in: '当事人 1' });
  await village.fills('姓名', '乙某', { in: '当事人 2' });
  await village.presses('下一步');
  await village.presses('确认登记');
  await village.reads('网格员上报');

  await traveller.opens('返回线索列表');
  await traveller.opens(what);
  await traveller.reads('案件正在办理');
});
