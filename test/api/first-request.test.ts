import { expect, it } from 'vitest';
import { freshDatabase } from '../support/instance/database.ts';
import { startApi } from './api-under-test.ts';

const guess = { number: '云河2026-000001', code: '12345678' };

it.each([
  ['/api/v1/public/progress', guess, 404],
  ['/api/v1/public/ratings', { ...guess, score: 5 }, 404],
  ['/api/v1/login', { username: 'nobody', password: 'wrong' }, 401],
  ['/console/sign-in', null, 200],
])('a process that has just started answers %s, whatever key that needs', async (path, body, expected) => {
  // Nobody is settled there: no transaction has read the keys before.
  const fresh = await startApi({ usernames: [], databaseUrl: (await freshDatabase()).appUrl });
  const json = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const { status } = await fetch(`${fresh.url}${path}`, json ?? {});
  await fresh.stop();
  expect(status).toBe(expected);
});
