import { embeddedEnvironment } from './embedded.ts';
import { instanceHome, openInstance, rememberedPorts } from './instance.ts';
import { environment, runCommandLine } from './parts.ts';
import { withPostgresOnly } from './postgres-only.ts';
import { StartProblem } from './problem.ts';
import { RunFile } from './run-file.ts';

/**
 * `npm run fengqiao -- <command>`: runs the command line against DATABASE_URL if that is set, else against the embedded
 * instance of FENGQIAO_HOME; if that is not running, its PostgreSQL is started for the while.
 */
const commandArguments = process.argv.slice(2);

/** Commands that ask the record nothing: no PostgreSQL is started for them. */
const WITHOUT_RECORD = new Set(['render', 'forms', 'pictures']);

try {
  process.exit(await run());
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function run(): Promise<number> {
  const isAlone = WITHOUT_RECORD.has(commandArguments[0] ?? '');
  if (process.env.DATABASE_URL || isAlone) return runCommandLine(commandArguments, environment({}));
  const instance = openInstance(instanceHome());
  const runFile = new RunFile(instance.runFile, instance.home);
  if (!runFile.runningSupervisor()) {
    return withPostgresOnly(instance, runFile, (env) => runCommandLine(commandArguments, env));
  }
  return runCommandLine(commandArguments, embeddedEnvironment(instance, rememberedPorts(instance)));
}
