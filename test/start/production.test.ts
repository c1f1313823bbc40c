import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase } from '../support/instance/database.ts';
import { RunningSystem } from '../support/instance/system.ts';
import { makeReal } from '../support/demo.ts';

const home = mkdtempSync(join(tmpdir(), 'fengqiao-production-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function launchOnRealData(demo: '0' | '1'): Promise<RunningSystem> {
  const { ownerUrl, appUrl } = await freshDatabase();
  await makeReal(ownerUrl);
  const { temporalAddress, masterKeyFile } = inject('instance');
  const env = {
    DATABASE_URL: appUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    FENGQIAO_MASTER_KEY_FILE: masterKeyFile,
    FENGQIAO_DEMO: demo,
  };
  return RunningSystem.launch({ home, env });
}

describe('npm start on real servers', () => {
  it('runs worker and API there, with the real clock only', async () => {
    const system = await launchOnRealData('0');
    await system.untilReady();
    expect(await (await fetch(`${system.url}/readyz`)).json()).toMatchObject({ database: 'ok', engine: 'ok' });
    const clock = await fetch(`${system.url}/api/v1/clock`, { headers: { authorization: 'Bearer x' } });
    expect([401, 404]).toContain(clock.status);
    const login = await fetch(`${system.url}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: 'demo' }),
    });
    expect(login.status).toBe(401);
    expect(await system.end()).toBe(0);
  });

  it('refuses the demo over real data', async () => {
    const system = await launchOnRealData('1');
    expect(await system.exitCode()).toBe(1);
    expect(system.output).toContain('not a demo');
  });
});
