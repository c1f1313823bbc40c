import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durationMs } from '../../api/clock/duration.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn } from './caller.ts';

const DAY_MS = 86_400_000;

let api: ApiUnderTest;
let village: Caller;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping'] });
  village = await loggedIn(api.url, 'mediator.yangping');
});

afterAll(() => api.stop());

const nowMs = async () => Date.parse((await village.get('/clock')).body.now as string);

describe('the demo clock', () => {
  it('goes forward by a duration, once for each key', async () => {
    const before = await nowMs();
    const key = { 'Idempotency-Key': 'forward-1' };
    const first = await village.post('/clock', { advance: 'P3D' }, key);
    expect(first.body).toMatchObject({ rate: 1, demo: true });
    const again = await village.post('/clock', { advance: 'P3D' }, key);
    expect(again.body).toEqual(first.body);
    const passed = (await nowMs()) - before;
    expect(passed).toBeGreaterThanOrEqual(3 * DAY_MS);
    expect(passed).toBeLessThan(4 * DAY_MS);
    expect((await village.post('/clock', { advance: 'P4D' }, key)).body.code).toBe('idempotency-mismatch');
  });

  it('takes another rate', async () => {
    expect((await village.post('/clock', { rate: 86_400 })).body).toMatchObject({ rate: 86_400 });
    expect((await village.post('/clock', { rate: 1 })).body).toMatchObject({ rate: 1 });
  });

  it('takes nothing else', async () => {
    const wrong = [
      {},
      { advance: 'P3D', rate: 2 },
      { advance: 'P1M' },
      { advance: '-P1D' },
      { advance: 'P0D' },
      { rate: 0 },
    ];
    for (const body of wrong) expect((await village.post('/clock', body)).status, JSON.stringify(body)).toBe(422);
  });

  it('does not exist where the clock is the real one', async () => {
    const real = await startApi({ usernames: ['mediator.yangping'], demo: false });
    const caller = await loggedIn(real.url, 'mediator.yangping');
    expect((await caller.get('/clock')).body.code).toBe('not-found');
    expect((await caller.post('/clock', { advance: 'P3D' })).status).toBe(404);
    await real.stop();
  });
});

describe('durations', () => {
  it('are ISO 8601 of weeks, days and time', () => {
    expect(durationMs('P3D')).toBe(3 * DAY_MS);
    expect(durationMs('P1W')).toBe(7 * DAY_MS);
    expect(durationMs('PT36H')).toBe(1.5 * DAY_MS);
    expect(durationMs('P1DT1H1M1S')).toBe(DAY_MS + 3_661_000);
    for (const text of ['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '3D', 'P1.5D', 'p3d'])
      expect(durationMs(text), text).toBeNull();
  });
});
