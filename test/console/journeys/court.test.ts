import { expect } from 'vitest';
import { done, reached, signedByAll } from '../../api/agreement-support.ts';
import { type Caller, registered } from '../../api/caller.ts';
import { journeysIn } from './journey.ts';

const { journey } = journeysIn({
  usernames: ['mediator.qingxi', 'mediator.yangping', 'clerk.court', 'judge.court'],
  worker: true,
});

/** What the township could not settle, on its way to the court. */
async function referred(township: Caller, title: string): Promise<void> {
  const id = await registered(township, { title });
  const { parties } = (await township.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
  const consents = parties.map(({ partyId }) => ({ partyId, consented: true, courtIfFailed: true }));
  await done(township, `/disputes/${id}/dispatch`, { organisationId: 'qingxi-committee' });
  await done(township, `/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
  await done(township, `/disputes/${id}/refer-to-court`, { requestedBy: parties[0]?.partyId });
}

journey('a clerk accepts what was referred and looks through its dossier', async ({ traveller, caller }) => {
  const title = `屋檐滴水 ${traveller.manner}`;
  await referred(await caller('mediator.qingxi'), title);
  await traveller.signsIn('clerk.court');
  await traveller.opens('法院工作台');
  await traveller.reads('无争议事实记载');
  await traveller.opens(title);
  await traveller.opens('受理');
  await traveller.presses('受理');
  await traveller.reads('已完成：受理');
  await traveller.opens('法院工作台');
  await traveller.opens('本院在调');
  await traveller.opens(title);
  await traveller.opens('全部文书和制作');
  await traveller.presses('制作 权利义务告知书');
  await traveller.reads('已可打开：权利义务告知书');
  expect((await traveller.takes('打开 权利义务告知书')).mediaType).toBe('application/pdf');
  await traveller.opens('打开卷宗');
  // Binding takes as long as it takes: the page is read until it is there.
  await traveller.reads('卷内目录').catch(() => traveller.reads('卷内目录'));
  const { mediaType, bytes } = await traveller.takes('单独打开 PDF');
  expect([mediaType, bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  await traveller.signsOut();
});

journey('a judge rules on an agreement, and the mediator sees the ruling', async ({ traveller, another, caller }) => {
  const mediator = await caller('mediator.yangping');
  const agreement = await reached(mediator);
  await signedByAll(mediator, agreement);
  const partyIds = [agreement.creditorId, agreement.debtorId];
  await done(mediator, `/agreements/${agreement.id}/apply-for-confirmation`, { partyIds, courtId: 'court' });
  await done(await caller('clerk.court'), `/agreements/${agreement.id}/accept-confirmation`);
  const { number } = (await mediator.get(`/agreements/${agreement.id}`)).body as { number: string };

  await traveller.signsIn('judge.court');
  await traveller.opens('法院工作台');
  await traveller.opens('司法确认');
  await traveller.opens('作出司法确认裁定', { in: number });
  await traveller.reads('李守田 应给付 张桂芳');
  await traveller.opens('司法确认裁定');
  await traveller.chooses('裁定结果', '驳回申请');
  await traveller.presses('司法确认裁定');
  await traveller.reads('驳回的情形');
  await traveller.chooses('驳回的情形', '内容不明确');
  await traveller.presses('司法确认裁定');
  await traveller.reads('已完成：司法确认裁定');
  await traveller.reads('驳回申请');

  const village = await another();
  await village.signsIn('mediator.yangping');
  await village.arrives(`/console/agreements/${agreement.id}`);
  await village.reads('内容不明确');
});

journey('a party signs before the mediator, on the screen where there is a script', async ({ traveller, caller }) => {
  const agreement = await reached(await caller('mediator.yangping'));
  await traveller.signsIn('mediator.yangping');
  await traveller.arrives(`/console/agreements/${agreement.id}`);
  await traveller.opens('请李守田签名');
  await traveller.reads('请当事人看清协议内容');
  if (traveller.manner === 'keyboard') await traveller.chooses('怎样签', '按指印');
  else await traveller.draws('在屏幕上签名');
  await traveller.fills('在场见证人', '王海');
  await traveller.presses('确认签名');
  await traveller.reads('已完成：当事人签名');
  await traveller.reads('见证人: 王海');
  if (traveller.manner !== 'keyboard') expect(await traveller.names('picture')).toContain('屏幕签名: 李守田');
});
