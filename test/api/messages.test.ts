import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.hekou'], channels: ['email'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.hekou');
});
afterAll(() => api.stop());

const PATH = '/account/messages';

it('everybody chooses for themselves how they are told; addresses are shown masked', async () => {
  expect((await village.get(PATH)).body).toEqual({
    ...{ available: ['email'], channels: [], email: null, phone: null, quiet: true },
  });
  const chosen = await village.post(PATH, { channels: ['email'], email: 'yang@example.gov.cn', quiet: false });
  expect(chosen.body).toMatchObject({ channels: ['email'], email: 'y***@example.gov.cn', quiet: false });
  // An address that is not given stays.
  expect((await village.post(PATH, { channels: [], quiet: true, phone: '13900001111' })).body).toMatchObject({
    ...{ channels: [], email: 'y***@example.gov.cn', phone: '139****1111', quiet: true },
  });
  expect((await neighbour.get(PATH)).body).toMatchObject({ channels: [], email: null });
});

it('nobody chooses a way that is not there, or without an address', async () => {
  const refused = async (body: object) => {
    const { status, body: problem } = await neighbour.post(PATH, body);
    return [status, (problem.errors as { path: string }[])[0]?.path];
  };
  expect(await refused({ channels: ['sms'], phone: '13900001111', quiet: true })).toEqual([422, 'channels.0']);
  expect(await refused({ channels: ['email'], quiet: true })).toEqual([422, 'channels.0']);
  for (const email of ['yang', 'a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '<a@b.cn>']) {
    expect(await refused({ channels: ['email'], email, quiet: true }), email).toEqual([422, 'email']);
  }
  expect(await refused({ channels: [], phone: '139 0000', quiet: true })).toEqual([422, 'phone']);
  expect((await callerWith(api.url).get(PATH)).status).toBe(401);
});
