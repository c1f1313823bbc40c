import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoUsers } from '../../demo/users.ts';
import { TASK_QUEUE } from '../../engine/case-workflows.ts';
import { ensureSchedules } from '../../engine/schedules.ts';
import { openTransports } from '../../messages/transports.ts';
import { createUser } from '../../record/identity/users.ts';
import { saveChoice } from '../../record/messages/choices.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { sendMessages } from '../../workflows/send-messages.ts';
import { startDemoClock } from '../support/demo.ts';
import { dispatch, people, register, send } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';
import { mailServer, messenger } from './outside-world.ts';

const SECRET = 'a secret of sixteen and more';
/** In real time: longer than the engine is between two looks at the demo's clock. */
const SOON = { timeout: 30_000 };
const NIGHT = '2026-08-31T22:30:00.000+08:00';
const MORNING = '2026-09-01T07:00:01.000+08:00';

let driven: DrivenRecord;
let mail: Awaited<ReturnType<typeof mailServer>>;
let county: Awaited<ReturnType<typeof messenger>>;
beforeAll(async () => {
  [mail, county] = await Promise.all([mailServer(), messenger([503])]);
  const transports = openTransports({
    mail: { url: mail.url, from: '枫桥 <fq@example.gov.cn>' },
    webhook: { url: county.url, secret: SECRET },
  });
  driven = await driveRecord(NIGHT, { transports });
  await asSystem(async (tx) => {
    for (const { username, ...user } of demoUsers) await createUser(tx, { id: username, ...user });
    const choose = (userId: string, choice: object) =>
      saveChoice(tx, driven.record.keys, userId, { email: null, phone: null, channels: [], quiet: true, ...choice });
    await choose('mediator.yangping', { email: 'yang@example.gov.cn', channels: ['email'] });
    await choose('coordinator.qingxi', { phone: '13900001111', channels: ['sms'] });
    await choose('officer.qingxi', { email: 'nobody@example.gov.cn', channels: ['email'] });
    // Has taken the address back; nothing is sent.
    await choose('deputy.qingxi', { channels: ['email'] });
  });
  expect(await ensureSchedules(driven.engine, { messages: true })).toBe(true);
  const { spec } = await driven.engine.client.schedule.getHandle('send-messages').describe();
  expect(spec.intervals).toMatchObject([{ every: 10_000 }]);
});
afterAll(async () => {
  await driven.end();
  await Promise.all([mail.end(), county.end()]);
});

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(driven.record.db, SYSTEM, work);

/** What the schedule starts every few seconds, to its end; the schedule's own rounds may come between. */
async function round(): Promise<void> {
  const run = { taskQueue: TASK_QUEUE, workflowId: `send-messages-${randomUUID()}` };
  await driven.engine.client.workflow.execute<typeof sendMessages>('sendMessages', run);
}

interface Message {
  userId: string;
  channel: string;
  status: string;
  notices: number;
  attempts: number;
  why: string | null;
}

const messages = () =>
  asSystem((tx) =>
    tx.query<Message>(
      `SELECT user_id AS "userId", channel, status, notices, attempts, last_error AS why FROM message ORDER BY user_id, created_at`,
    ),
  );
async function noticesOf(what: string): Promise<number> {
  return (await asSystem((tx) => tx.query('SELECT id FROM notification WHERE what = $1', [what]))).length;
}
const of = async (userId: string) => (await messages()).filter((message) => message.userId === userId);

test('what can wait waits for the morning and goes as one, red goes at once; nobody reads on the way what it is about', async () => {
  const [first, second] = [await register(driven), await register(driven)];
  for (const id of [first, second]) await dispatch(driven, id, people.village, 'yangping');
  await round();
  expect(await of('mediator.yangping')).toEqual([
    expect.objectContaining({ channel: 'email', status: 'waiting', notices: 2, attempts: 0 }),
  ]);
  expect(mail.mails).toEqual([]);

  const alarming = await register(driven);
  await send(driven, alarming, people.village, (seal) => ({
    type: 'report-danger',
    kind: 'criminal',
    detail: seal.text('detail', '扬言持刀报复。'),
  }));
  await round();
  // The county's messenger was away: the message waits for its next attempt, which is a minute off.
  await expect
    .poll(() => of('coordinator.qingxi'), SOON)
    .toMatchObject([{ status: 'waiting', attempts: 1, why: 'no answer' }]);
  // The mail server knows no such mailbox, and will not tomorrow.
  expect(await of('officer.qingxi')).toMatchObject([{ status: 'failed', attempts: 1, why: 'SMTP 550' }]);
  expect(await of('deputy.qingxi')).toMatchObject([{ status: 'failed', why: 'no address' }]);

  await startDemoClock(driven.ownerUrl, MORNING);
  // The red case was dispatched to nobody all night, which the engine tells as soon as it sees the morning's clock.
  await expect.poll(() => noticesOf('dispatch-overdue'), SOON).toBe(1);
  await round();
  await expect.poll(() => of('mediator.yangping'), SOON).toMatchObject([{ status: 'sent', notices: 2, attempts: 1 }]);
  await expect
    .poll(() => of('coordinator.qingxi'), SOON)
    .toMatchObject([
      { status: 'sent', notices: 2, attempts: 2, why: null },
      { status: 'sent', notices: 1, attempts: 1, why: null },
    ]);
  await round();

  expect(mail.mails).toHaveLength(1);
  const [letter = ''] = mail.mails;
  expect(letter).toMatch(/^To: yang@example\.gov\.cn/m);
  expect(letter).toMatch(/^Message-ID: <[0-9a-f-]{36}@example\.gov\.cn>/m);
  expect(Buffer.from(letter.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toBe(
    '枫桥系统有2条新消息，请登录查看：https://fq.example.gov.cn',
  );

  expect(county.posts).toHaveLength(3);
  const [refused, taken] = county.posts;
  expect(taken?.headers['webhook-id']).toBe(refused?.headers['webhook-id']);
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = taken?.headers ?? {};
  const signed = createHmac('sha256', SECRET).update(`${String(id)}.${String(timestamp)}.${taken?.body ?? ''}`);
  expect(signature).toBe(`v1,${signed.digest('base64')}`);
  expect(JSON.parse(taken?.body ?? '')).toMatchObject({ id, to: '13900001111', urgent: true });
  expect(county.posts.map(({ body }) => body).join()).not.toMatch(/张桂芳|李守田|雨水管|T-/);
});

test('a notice is passed on once, however many rounds meet, and addresses lie encrypted', async () => {
  const before = (await messages()).length;
  await dispatch(driven, await register(driven), people.village, 'yangping');
  await Promise.all([round(), round()]);
  await expect
    .poll(() => of('mediator.yangping'), SOON)
    .toMatchObject([
      { status: 'sent', notices: 2 },
      { status: 'sent', notices: 1 },
    ]);
  expect(await messages()).toHaveLength(before + 1);
  const rows = await asSystem((tx) => tx.query('SELECT row_to_json(message_choice)::text AS row FROM message_choice'));
  expect(JSON.stringify(rows)).not.toMatch(/yang@|13900001111|79616e6740/);
});
