import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../../record/identity/sessions.ts';
import { SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, registered } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let village: Caller;
let township: Caller;
beforeAll(async () => {
  api = await startApi({
    usernames: ['mediator.yangping', 'mediator.hekou', 'coordinator.qingxi'],
    channels: ['email'],
  });
  village = await loggedIn(api.url, 'mediator.yangping');
  township = await loggedIn(api.url, 'coordinator.qingxi');
});
afterAll(() => api.stop());

interface Stream {
  status: number;
  type: string;
  /** All that came so far. */
  heard(): string;
  until(words: string): Promise<void>;
  ended: Promise<void>;
  close(): void;
}

async function listen(visitor: Visitor, query = ''): Promise<Stream> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  let heard = '';
  let wake = () => {};
  return new Promise((resolve, reject) => {
    const asked = request(`${api.url}/console/live${query}`, { headers: { cookie, accept: 'text/event-stream' } });
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.setEncoding('utf8');
      const ended = new Promise<void>((done) => response.on('close', done));
      response.on('data', (chunk: string) => {
        heard += chunk;
        wake();
      });
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        heard: () => heard,
        async until(words) {
          while (!heard.includes(words)) await new Promise<void>((more) => (wake = more));
        },
        ended,
        close: () => asked.destroy(),
      });
    });
    asked.end();
  });
}

it('who may see what has changed is told that something has, and nothing of what; nobody else is', async () => {
  const mine = await listen(await signedIn(api.url, 'mediator.yangping'));
  const above = await listen(await signedIn(api.url, 'coordinator.qingxi'));
  const neighbour = await listen(await signedIn(api.url, 'mediator.hekou'));
  expect([mine.status, mine.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const id = await registered(village, { title: '谁也不该在事件里读到' });
  await Promise.all([mine.until('event: news'), above.until('event: news')]);

  const page = await listen(await signedIn(api.url, 'coordinator.qingxi'), `?of=${id}`);
  await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
  await page.until('event: record');
  expect(page.heard().replace(/retry: 5000\n\n|event: (news|record)\ndata: 1\n\n/g, '')).toBe('');
  expect(neighbour.heard()).not.toContain('event:');
  for (const stream of [mine, above, neighbour, page]) stream.close();
});

it('with nobody signed in there is nothing to listen to', async () => {
  const stranger = await fetch(`${api.url}/console/live`, { redirect: 'manual' });
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/console/sign-in?next=%2Fconsole%2Flive']);
  const head = await signedIn(api.url, 'mediator.yangping');
  const cookie = [...head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  expect((await fetch(`${api.url}/console/live`, { method: 'HEAD', headers: { cookie } })).status).toBe(200);
});

it('of more than four pages of one session the oldest is let go of', async () => {
  const visitor = await signedIn(api.url, 'mediator.hekou');
  const streams: Stream[] = [];
  for (let count = 0; count < 5; count += 1) {
    const stream = await listen(visitor);
    await stream.until('retry');
    streams.push(stream);
  }
  await streams[0]?.ended;
  expect(streams.map((stream) => stream.heard().includes('event: over'))).toEqual([true, false, false, false, false]);
  for (const stream of streams) stream.close();
});

it('a page that asks by itself keeps nobody signed in', async () => {
  const token = await inTransaction(api.record.db, SIGN_IN, (tx) =>
    openSession(tx, {
      ...{ userId: 'mediator.hekou', manner: 'password', mustEnrol: false, idleMinutes: 30, hours: 12 },
      ...{ address: '127.0.0.1', userAgent: 'test' },
    }),
  );
  expect(token).not.toBe('');
  const visitor = await signedIn(api.url, 'mediator.hekou');
  const lastSeen = () =>
    inTransaction(api.record.db, SIGN_IN, async (tx) => {
      await tx.query(`UPDATE session SET last_seen_at = now() - interval '5 minutes' WHERE user_id = 'mediator.hekou'`);
    });
  const minutesAgo = () =>
    inTransaction(api.record.db, SIGN_IN, async (tx) => {
      const [row] = await tx.query<{ least: number }>(
        `SELECT min(extract(epoch FROM now() - last_seen_at))::int / 60 AS least FROM session WHERE user_id = 'mediator.hekou'`,
      );
      return row?.least;
    });
  await lastSeen();
  await visitor.get('/console', { 'fq-unattended': '1' });
  await visitor.get('/console/live/bell');
  expect(await minutesAgo()).toBe(5);
  await visitor.get('/console');
  await expect.poll(minutesAgo).toBe(0);
});

it('the bell counts what the post has not read, until somebody of it has', async () => {
  const visitor = await signedIn(api.url, 'coordinator.qingxi');
  const id = await registered(village);
  await village.post(`/disputes/${id}/transfer`, {
    direction: 'up',
    organisationId: 'qingxi',
    reason: '双方请镇里调解',
  });
  const { html } = await visitor.get('/console/notifications');
  expect(html).toContain('下级单位移送来一件纠纷');
  expect(html).toContain(`href="/console/disputes/${id}"`);
  const count = async () => /bell-count">(\d+)</.exec((await visitor.get('/console/live/bell')).html)?.[1];
  const before = Number(await count());
  expect(before).toBeGreaterThan(0);
  const ids = [...html.matchAll(/name="ids" value="(\d+)"/g)].map(([, each]) => each);
  const first = ids[0] ?? '';
  expect((await visitor.send('/console/notifications/read', { ids: first })).location).toBe('/console/notifications');
  expect(Number((await count()) ?? 0)).toBe(before - 1);
  expect((await visitor.get('/console/notifications?show=all')).html).toContain('已读');
  const { body } = await township.get('/notifications?unread=true');
  expect((body.items as { id: number }[]).map(({ id: each }) => String(each))).not.toContain(first);
  // Another post's notices cannot be marked, nor what is none.
  const neighbour = await signedIn(api.url, 'mediator.hekou');
  await neighbour.send('/console/notifications/read', { ids: ids[1] ?? '1' });
  expect((await neighbour.send('/console/notifications/read', { ids: 'x' })).status).toBe(422);
});

it('one chooses how one is told outside, as far as the installation can', async () => {
  const visitor = await signedIn(api.url, 'mediator.hekou');
  expect((await visitor.get('/console/account/messages')).html).not.toContain('手机短信');
  const kept = await visitor.send('/console/account/messages', { 'channels.0': 'email', quiet: 'yes' });
  expect([kept.status, kept.html.includes('请填写电子邮箱')]).toEqual([422, true]);
  const chosen = { 'channels.0': 'email', email: 'he@example.gov.cn', quiet: 'yes' };
  expect((await visitor.send('/console/account/messages', chosen)).location).toContain('/console/account');
  const { html } = await visitor.get('/console/account/messages');
  expect(html).toContain('checked');
  expect(html).not.toContain('he@example.gov.cn');
  expect((await visitor.send('/console/account/messages', { quiet: 'no' })).location).toContain('/console/account');
});
