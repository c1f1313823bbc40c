import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { storeDocument } from '../../../record/documents.ts';
import { inTransaction, SYSTEM } from '../../../record/transaction.ts';
import { verificationCode } from '../../../record/verification.ts';
import { type Caller, mediating } from '../../api/caller.ts';
import { journeysIn } from './journey.ts';

const { journey, api } = journeysIn({ usernames: ['mediator.yangping', 'supervisor.county'] });

/** What stands on the receipt of a party: the mediator has printed it and handed it over. */
async function receiptOf(village: Caller, id: string): Promise<{ number: string; code: string }> {
  const { body } = await village.get(`/disputes/${id}`);
  const [party] = body.parties as { partyId: string }[];
  const given = await village.post(`/disputes/${id}/parties/${party?.partyId}/code`);
  return { number: body.number as string, code: given.body.code as string };
}

journey('a party follows their case, and says what they think of it', async ({ traveller, caller }) => {
  const village = await caller('mediator.yangping');
  const id = await mediating(village);
  const { number, code } = await receiptOf(village, id);

  // The QR code on the receipt has the number in it, and not the code.
  await traveller.arrives(`/progress?number=${encodeURIComponent(number)}`);
  expect(await traveller.valueOf('案件编号')).toBe(number);
  await traveller.fills('查询码', '0000 0000 0000');
  await traveller.presses('查询');
  await traveller.reads('案件编号或者查询码不正确');
  await traveller.fills('查询码', code);
  await traveller.presses('查询');
  await traveller.reads('调解员正在组织调解');
  await traveller.reads('羊坪村');
  await traveller.doesNotRead('李守田');
  await traveller.doesNotRead('请您评价');
  expect(traveller.page.url()).not.toContain(code.slice(0, 4));

  await village.post(`/disputes/${id}/terminate`, { ground: 'no-agreement', reason: '差距太大。' });
  await traveller.opens('查询另一件');
  await traveller.fills('案件编号', number);
  await traveller.fills('查询码', code.replaceAll(' ', ''));
  await traveller.presses('查询');
  await traveller.reads('调解已终止');
  await traveller.reads('您还可以');
  await traveller.chooses('您满意吗', '2 分 · 不满意');
  await traveller.fills('想说的话', '等得太久。\n没有人给我打电话。');
  await traveller.presses('提交评价');
  await traveller.reads('谢谢您的评价');
  await traveller.reads('您已评价');

  await traveller.unfolds('语言与显示');
  await traveller.presses('English');
  await traveller.reads('Follow your case');

  // Who is not satisfied is heard by those above.
  const supervisor = await caller('supervisor.county');
  const { body } = await supervisor.get(`/disputes/${id}/events`);
  const types = (body.items as { type: string }[]).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['rated', 'supervision-opened']));
  expect(api().logged()).not.toContain('没有人给我打电话');
});

/** 受理登记表, as the worker keeps what it has printed, and the code on it. */
async function printed(village: Caller, pdf: Buffer): Promise<{ number: string; code: string }> {
  const id = await mediating(village);
  const { body } = await village.post(`/disputes/${id}/documents`, { form: 'acceptance-register' });
  const paper = { id: body.id as string, dataHash: randomBytes(32).toString('hex') };
  const { record } = api();
  await inTransaction(record.db, SYSTEM, (tx) =>
    storeDocument(tx, record.keys, { ...paper, streamId: id, templateVersion: '1', pdf }),
  );
  const { number } = (await village.get(`/disputes/${id}`)).body as { number: string };
  return { number, code: verificationCode(record.keys, paper) };
}

journey('whoever holds a paper learns whether it is on record, and whether a file is that paper', async (run) => {
  const { traveller, caller } = run;
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-paper-'));
  const pdf = Buffer.from(`%PDF-1.7 ${randomBytes(8).toString('hex')}`);
  const { number, code } = await printed(await caller('mediator.yangping'), pdf);
  const files = { same: join(folder, 'same.pdf'), other: join(folder, 'other.pdf') };
  writeFileSync(files.same, pdf);
  writeFileSync(files.other, `${pdf.toString()} `);

  await traveller.arrives('/verify');
  await traveller.fills('文书上的核验码', '0000 0000 0000 0000');
  await traveller.presses('核验');
  await traveller.reads('未查到此核验码对应的文书');
  await traveller.fills('文书上的核验码', code);
  await traveller.presses('核验');
  await traveller.reads('系统中有此文书');
  await traveller.reads(number);
  await traveller.doesNotRead('李守田');
  await traveller.attaches('选择手中的 PDF 文件', files.other);
  await traveller.presses('核对');
  await traveller.reads('不一致');
  await traveller.attaches('选择手中的 PDF 文件', files.same);
  await traveller.presses('核对');
  await traveller.reads('逐字节相同');
  await traveller.opens('English');
  await traveller.reads('This document is on record');
  rmSync(folder, { recursive: true });
});
