import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstance } from './instance.ts';
import { runCommandLine } from './parts.ts';
import { withPostgresOnly } from './postgres-only.ts';
import { StartProblem } from './problem.ts';
import { RunFile } from './run-file.ts';

/**
 * `npm run simulate`: years of households, run on an instance of their own, which is gone afterwards – unless FENGQIAO_HOME names
 * a new one, which is kept and can then be started. `-- --small` for a few households.
 */
const BEFORE_ANYTHING = '2018-12-31T08:00:00+08:00';

const kept = process.env.FENGQIAO_HOME || undefined;
const home = kept ?? mkdtempSync(join(tmpdir(), 'fengqiao-simulate-'));
process.env.FENGQIAO_DEMO = '1';
process.env.FENGQIAO_CLOCK_START = BEFORE_ANYTHING;

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (kept === undefined) rmSync(home, { recursive: true, force: true });
}
process.exit();

async function run(): Promise<number> {
  const instance = openInstance(home);
  const runFile = new RunFile(instance.runFile, instance.home);
  if (runFile.runningSupervisor()) throw new StartProblem(`${home} is running: name another FENGQIAO_HOME, or none.`);
  return withPostgresOnly(instance, runFile, async (env) => {
    const migrated = await runCommandLine(['migrate'], env);
    return migrated === 0 ? runCommandLine(['simulate', ...process.argv.slice(2)], env) : migrated;
  });
}
