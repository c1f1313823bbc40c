import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory } from '../start/instance.ts';
import { StartProblem } from '../start/problem.ts';
import { NoPython, pythonWithSchemathesis } from './python-tool.ts';
import { inWorld, type World } from './world.ts';

/**
 * `npm run contract`: schemathesis over `/api/openapi.json` of an API of its own – whether the answers are what the document
 * says, whatever is sent. `-- --brief` is what `npm test` runs beside the other tests: what can be derived from the schemas,
 * without drawing at random, and without the commands on a record, which go one way and whose every field the hostile suite tries. Ends with 0 too where there is no Python, and says so.
 */
const CONFIG = fileURLToPath(new URL('schemathesis.toml', import.meta.url));
const COMMAND = /^\/api\/v1\/(disputes|agreements|households|enforcements)\/\{id\}\/[a-z-]+$/;
const DRAWN_PER_OPERATION = '4';
const words = process.argv.slice(2);
const isBrief = words.includes('--brief');
/** Words for schemathesis itself, such as `--include-path /api/v1/disputes`. */
const more = words.filter((word) => word !== '--brief');
/** Four minutes on a machine that does nothing else; beside other tests it may take longer. */
const LONGEST_MS = (isBrief ? 10 : 4) * 60_000;

try {
  const python = await pythonWithSchemathesis(cacheDirectory());
  process.exitCode = await inWorld((world) => schemathesis(python, world));
} catch (error) {
  if (error instanceof NoPython) {
    console.log(`NOT RUN: the contract was not checked with schemathesis. ${error.message}`);
  } else if (error instanceof StartProblem) {
    console.error(error.message);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
process.exit();

async function schemathesis(python: string, { url, named }: World): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'fengqiao-contract-'));
  const config = join(scratch, 'schemathesis.toml');
  writeFileSync(config, readFileSync(CONFIG, 'utf8') + (isBrief ? await withoutCommands(url) : ''));
  const phases = isBrief
    ? ['--phases', 'examples,coverage']
    : ['--phases', 'examples,coverage,fuzzing', '--max-examples', DRAWN_PER_OPERATION];
  const chosen = [...phases, '--suppress-health-check', 'too_slow,data_too_large,filter_too_much', ...more];
  const child = spawn(
    python,
    ['-m', 'schemathesis.cli', '--config-file', config, '--no-color', 'run', `${url}/api/openapi.json`, ...chosen],
    {
      cwd: scratch,
      env: { ...process.env, ...named },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: LONGEST_MS,
    },
  );
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (ended, signal) => {
      if (signal !== null) console.error(`not through within ${LONGEST_MS / 1000} s`);
      resolve(ended ?? 1);
    });
  });
  rmSync(scratch, { recursive: true, force: true });
  return code;
}

/** What the configuration says so that no command on a record is sent. */
async function withoutCommands(url: string): Promise<string> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, { post?: { operationId: string } }>;
  };
  const commands = Object.entries(paths).flatMap(([path, { post }]) =>
    post !== undefined && COMMAND.test(path) ? [post.operationId] : [],
  );
  return `\n[[operations]]\ninclude-operation-id = ${JSON.stringify(commands)}\nenabled = false\n`;
}
