import { expect } from 'vitest';
import { registered } from '../../api/caller.ts';
import { journeysIn } from './journey.ts';

const { journey } = journeysIn({ usernames: ['mediator.yangping', 'coordinator.qingxi'] });

journey('in, to a case, in another language and light, to one’s account, and out', async ({ traveller, caller }) => {
  const title = `雨水管改道 ${traveller.manner}`;
  await registered(await caller('mediator.yangping'), { colour: 'orange', title });
  await traveller.arrives('/console');
  await traveller.fills('用户名', 'mediator.yangping');
  await traveller.fills('密码', 'wrong');
  await traveller.presses('登录');
  await traveller.reads('用户名或者密码不正确');
  await traveller.fills('密码', 'demo');
  await traveller.presses('登录');
  await traveller.reads('等我办');
  await traveller.opens('已逾期');
  await traveller.opens('看全部待办');
  await traveller.opens(title);
  await traveller.reads('等待谁');

  await traveller.unfolds('语言与显示');
  await traveller.presses('English');
  await traveller.unfolds('Language and display');
  await traveller.presses('Dark');
  expect(await traveller.page.$eval('html', ({ lang, dataset }) => [lang, dataset.theme])).toEqual(['en', 'dark']);
  await traveller.reads(title);
  await traveller.unfolds('Language and display');
  await traveller.presses('中文');

  await traveller.opens('我的账户');
  await traveller.opens('修改密码');
  await traveller.opens('返回我的账户');
  await traveller.opens('设置动态口令');
  for (const path of ['/console/styleguide', '/console/nowhere']) await traveller.arrives(path);
  await traveller.signsOut();
  await traveller.reads('您已退出登录');
  await traveller.arrives('/console');
  await traveller.reads('用单位发给您的用户名和密码登录');
});

journey('what others do appears by itself, or after looking again where there are no scripts', async (run) => {
  const { traveller, caller } = run;
  const hasScripts = traveller.manner !== 'keyboard';
  const above = await caller('coordinator.qingxi');
  const village = await caller('mediator.yangping');
  await traveller.signsIn('coordinator.qingxi');
  const title = `两家争水 ${traveller.manner}`;
  const id = await registered(village, { title });
  await village.post(`/disputes/${id}/transfer`, { direction: 'up', organisationId: 'qingxi', reason: '请镇里调解' });
  if (!hasScripts) await traveller.arrives('/console');
  await traveller.reads(title);

  await traveller.opens(title);
  await above.post(`/disputes/${id}/return`, { reason: '村里先调' });
  if (hasScripts) {
    await traveller.reads('这里有新的变化');
    await traveller.opens('显示');
  } else {
    await traveller.arrives(`/console/disputes/${id}`);
  }
  await traveller.reads('退回');

  await traveller.opens('消息');
  await traveller.reads('下级单位移送来一件纠纷');
  await traveller.presses('本页全部标为已读');
  await traveller.reads('没有未读的消息');
  await traveller.opens('看全部消息');
  await traveller.opens('系统外提醒方式');
  await traveller.reads('夜里免打扰');
});

journey('several are dispatched at once, and the filters stay on the device', async ({ traveller, caller }) => {
  const village = await caller('mediator.yangping');
  const titles = ['一', '二'].map((one) => `鱼塘边界${one} ${traveller.manner}`);
  const ids = [];
  for (const title of titles) ids.push(await registered(village, { title, colour: 'orange' }));
  await traveller.signsIn('mediator.yangping');
  await traveller.unfolds('按种类和颜色筛选');
  await traveller.chooses('颜色', '橙');
  await traveller.presses('筛选');
  await traveller.opens('工作台');
  expect(await traveller.valueOf('颜色')).toBe('orange');
  for (const id of ids) {
    const { body } = await village.get(`/disputes/${id}`);
    await traveller.ticks(`选这件: ${body.number}`);
  }
  await traveller.presses('批量分拨');
  await traveller.reads('共 2 件');
  await traveller.chooses('分拨给哪个组织', '羊坪村');
  await traveller.presses('分拨');
  await traveller.reads('2 件中办成 2 件');
  await traveller.opens(titles[0] ?? '');
  await traveller.reads('移送，等待接收');
});
