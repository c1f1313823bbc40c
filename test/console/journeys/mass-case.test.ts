import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { carryOn, mediatedWages, workers } from '../../api/mass-support.ts';
import { journeysIn } from './journey.ts';

const { journey } = journeysIn({ usernames: ['mediator.yangping', 'clerk.court'] });

let folder: string;
let roll: string;
let wrong: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-roll-'));
  [roll, wrong] = [join(folder, '名单.xlsx'), join(folder, '错的名单.csv')];
  await writeFile(roll, await workers(3));
  await writeFile(wrong, '姓名,身份证号,金额\n张三,12345,100\n');
});
afterAll(() => rm(folder, { recursive: true }));

journey('a mediator imports a roll and reaches one agreement; the court files and closes', async (run) => {
  const { traveller, another, caller, api } = run;
  const title = `拖欠工资 ${traveller.manner}`;
  const id = await mediatedWages(await caller('mediator.yangping'), title);
  await traveller.signsIn('mediator.yangping');
  await traveller.arrives(`/console/disputes/${id}`);
  await traveller.unfolds('其他可以办理的');
  await traveller.opens('导入申请人名单');
  await traveller.opens('检查名单');
  await traveller.attaches('名单文件', wrong);
  await traveller.presses('检查名单');
  await traveller.reads('第 2 行');
  await traveller.opens('改好后重新检查');
  await traveller.attaches('名单文件', roll);
  await traveller.presses('检查名单');
  await traveller.reads('可以导入 3 人');
  await traveller.opens('去导入');
  await traveller.attaches('名单文件', roll);
  await traveller.presses('导入申请人名单');
  await traveller.reads('正在导入');
  await carryOn(api.record, id);
  await traveller.arrives(`/console/disputes/${id}/claimants`);
  await traveller.reads('共 3 人');

  await traveller.opens('达成示范协议');
  await traveller.fills('争议事项', '工资数额。');
  await traveller.fills('协议内容 1', '被申请人向{姓名}支付{金额}。');
  await traveller.fills('这一期付百分之几', '100');
  await traveller.fills('最迟哪一天', new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
  await traveller.presses('达成示范协议');
  await traveller.reads('已完成：达成示范协议');
  await carryOn(api.record, id);
  await traveller.arrives(`/console/disputes/${id}/claimants`);
  await traveller.reads('待签协议');
  await traveller.opens('结束集中签约');
  await traveller.presses('结束集中签约');
  await traveller.reads('已完成：结束集中签约');
  await carryOn(api.record, id);

  const clerk = await another();
  await clerk.signsIn('clerk.court');
  await clerk.arrives(`/console/disputes/${id}/claimants`);
  await clerk.opens('登记申请人案号');
  await clerk.presses('登记申请人案号');
  await clerk.reads('请至少填写一个案号');
  await clerk.fills('第 3 号', `(2026)浙01民初${traveller.manner}号`);
  await clerk.presses('登记申请人案号');
  await clerk.reads('法院已立案');
  await clerk.opens('全选，批量结案');
  await clerk.presses('申请人批量结案');
  await clerk.reads('已完成：申请人批量结案');
});
