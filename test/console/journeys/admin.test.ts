import { addHours } from '../../../domain/time/instant.ts';
import { journeysIn } from './journey.ts';

const { journey } = journeysIn({ usernames: ['admin', 'supervisor.county', 'auditor.county'] });

journey(
  'an administrator opens a user and gives a role; a second person puts another policy into force',
  async ({ traveller, another, api }) => {
    const { manner } = traveller;
    await traveller.signsIn('admin');
    await traveller.opens('管理');
    await traveller.opens('用户');
    await traveller.opens('新建用户');
    await traveller.fills('用户名', `mediator.${manner}`);
    await traveller.fills('姓名', `田新 ${manner}`);
    await traveller.chooses('单位', '羊坪村');
    await traveller.chooses('岗位', '法官');
    await traveller.presses('新建用户');
    await traveller.reads('该单位没有这个岗位');
    await traveller.chooses('岗位', '村（社区）调解员');
    await traveller.presses('新建用户');
    await traveller.reads('这个密码只显示这一次');
    await traveller.opens('我已记下，继续');
    await traveller.reads('在任');
    await traveller.opens('任命');
    await traveller.chooses('单位', '河口村');
    await traveller.chooses('岗位', '网格员');
    await traveller.fills('任职起日', '2027-06-01');
    await traveller.presses('任命');
    await traveller.reads('同一天只能担任一个岗位');
    await traveller.opens('返回，不提交');
    await traveller.opens('免职');
    await traveller.chooses('免去的任职', '羊坪村');
    await traveller.presses('免职');
    await traveller.reads('没有在任的岗位');

    await traveller.opens('管理');
    await traveller.opens('策略版本');
    await traveller.opens('提出策略修订');
    await traveller.fills('修改的理由', '督导会议纪要〔2026〕12号');
    await traveller.unfolds('流转时限');
    const days = { mouse: '2', touch: '4', keyboard: '5' }[manner];
    await traveller.fills('无进展督办 · 红色', days);
    await traveller.presses('查看修改前后对照');
    await traveller.reads(`${days} 天`);
    await traveller.presses('提交，等待批准');
    await traveller.reads('须由另一人决定');

    const supervisor = await another();
    await supervisor.signsIn('supervisor.county');
    await supervisor.reads('决定策略修订');
    await supervisor.opens('管理');
    await supervisor.opens('策略版本');
    await supervisor.opens('修改 1 处', { in: '等待批准的修订' });
    await supervisor.reads(`${days} 天`);
    await supervisor.opens('批准修订');
    await supervisor.presses('批准修订');
    await supervisor.reads('已批准');

    await traveller.opens('管理');
    await traveller.opens('策略版本');
    await traveller.reads('尚未施行');
    await api.record.clock.setClock(addHours(await api.record.clock.now(), 24));
    await traveller.arrives('/console/policies');
    await traveller.doesNotRead('尚未施行');
    await traveller.opens('查看全文');
    await traveller.reads('与第');

    await traveller.opens('管理');
    for (const area of ['单位', '日历', '文书式样', '删除个人信息', '档案鉴定销毁', '接口令牌']) {
      await traveller.opens(area);
      await traveller.arrives('/console/admin');
    }
  },
);

journey('the auditor finds who was refused, and what stands out', async ({ traveller }) => {
  await traveller.signsIn('auditor.county');
  await traveller.opens('管理');
  await traveller.opens('审计查询');
  await traveller.fills('用户名', 'auditor.county');
  await traveller.chooses('行为', '查看列表');
  await traveller.presses('查找');
  await traveller.reads('查看列表');
  await traveller.opens('异常访问');
  await traveller.reads('是否违规须逐条核查');
});
