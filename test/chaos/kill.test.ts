import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runChaos } from '../support/chaos/run-chaos.ts';

const KILLS_OF_EACH = 5;

const home = mkdtempSync(join(tmpdir(), 'fengqiao-chaos-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('kill -9 of every part loses no acknowledged command, doubles none and leaves no deadline unacted', async () => {
  const report = await runChaos(home, { times: KILLS_OF_EACH, longestLifeMs: 1_500, seed: 20_260_105 });
  console.log(JSON.stringify(report));
  expect(report.findings).toEqual([]);
  expect(report.killed).toEqual({ worker: 5, api: 5, temporal: 5, postgres: 5 });
  expect(report.retried).toBeGreaterThan(0);
}, 240_000);
