import { createPropose } from '../../../activities/propose.ts';
import { addHours, dateOf } from '../../../domain/time/instant.ts';
import { type Agreement, confirmed } from '../../api/agreement-support.ts';
import type { Caller } from '../../api/caller.ts';
import { journeysIn } from './journey.ts';

const { journey, api } = journeysIn({
  usernames: ['mediator.yangping', 'clerk.court', 'judge.court', 'enforcement.court'],
});
const RUNS = 3;

/** The runs share one clock, which goes forward once: each takes one of the agreements that nobody paid. */
let unpaid: Promise<Agreement[]> | null = null;

/** 2,000 yuan each, confirmed by the court and not paid in eighty days. */
async function inDefault(caller: (username: string) => Promise<Caller>): Promise<Agreement[]> {
  const [village, clerk, judge] = [
    await caller('mediator.yangping'),
    await caller('clerk.court'),
    await caller('judge.court'),
  ];
  const agreements: Agreement[] = [];
  for (let n = 0; n < RUNS; n += 1) agreements.push(await confirmed({ village, clerk, judge }));
  const { record } = api();
  for (const days of [60, 20]) {
    await record.clock.setClock(addHours(await record.clock.now(), days * 24));
    for (const { id } of agreements) await createPropose(record)({ streamId: id });
  }
  return agreements;
}

journey('what nobody paid is enforced, stage by stage, and paid out', async ({ traveller, another, caller }) => {
  unpaid ??= inDefault(caller);
  const agreement = (await unpaid).pop();
  if (!agreement) throw new Error('more runs than agreements');
  const village = await another();
  await village.signsIn('mediator.yangping');
  await village.arrives(`/console/agreements/${agreement.id}`);
  await village.opens('申请执行');
  await village.presses('申请执行');
  await village.reads('已完成：申请执行');

  const { enforcements } = (await (await caller('mediator.yangping')).get(`/agreements/${agreement.id}`)).body as {
    enforcements: { enforcementId: string }[];
  };
  const at = `/console/enforcements/${enforcements[0]?.enforcementId}`;
  await traveller.signsIn('enforcement.court');
  await traveller.opens('执行案件');
  await traveller.arrives(at);
  await traveller.opens('受理');
  await traveller.fills('执行案号', '（2026）云01执5号');
  await traveller.presses('受理');
  await traveller.reads('（2026）云01执5号');
  await traveller.opens('发出执行通知');
  await traveller.fills('限定履行日', dateOf(await api().record.clock.now()));
  await traveller.presses('发出执行通知');
  await traveller.reads('已完成：发出执行通知');
  await traveller.opens('记录财产查控');
  await traveller.chooses('查到的财产', '足额');
  await traveller.fills('查控的情况', '农商行存款三千元');
  await traveller.presses('记录财产查控');
  await traveller.opens('记录财产处置');
  await traveller.fills('处置的情况', '划拨存款两千元');
  await traveller.presses('记录财产处置');
  await traveller.reads('已完成：记录财产处置');
  for (const amount of ['1200', '800']) {
    await traveller.opens('记录履行');
    await traveller.chooses('哪一项', Number(amount).toLocaleString('en'));
    await traveller.fills('付了多少', amount);
    await traveller.chooses('付到哪里', '法院账户');
    await traveller.presses('记录履行');
    await traveller.reads('已完成：记录履行');
    await traveller.opens('发放案款');
    await traveller.chooses('哪一项', Number(amount).toLocaleString('en'));
    await traveller.fills('发放多少', amount);
    await traveller.presses('发放案款');
    await traveller.reads('已完成：发放案款');
  }
  await traveller.opens('报请结案');
  await traveller.chooses('结案方式', '执行完毕');
  await traveller.fills('理由', '全部履行');
  await traveller.presses('报请结案');
  await traveller.reads('已完成：报请结案');

  const judge = await another();
  await judge.signsIn('judge.court');
  await judge.arrives(at);
  await judge.reads('全部履行');
  await judge.opens('批准结案');
  await judge.presses('批准结案');
  await judge.reads('已完成：批准结案');

  await village.arrives(`/console/agreements/${agreement.id}`);
  await village.reads('全部履行');
  await village.arrives(at);
  await village.doesNotRead('农商行');
});
