import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';
import { cacheDirectory } from '../start/instance.ts';

const WORKFLOWS = fileURLToPath(new URL('../../workflows/', import.meta.url));

/** The workflows as one script. Bundling takes seconds: it is done once for each version of the sources and of the SDK. */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const cache = join(cacheDirectory(), 'workflows');
  const file = join(cache, `${fingerprint()}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8') };
  const bundle = await bundleWorkflowCode({
    workflowsPath: join(WORKFLOWS, 'index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  mkdirSync(cache, { recursive: true });
  // Two workers may start at once: each writes a file of its own and puts it into place whole.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, bundle.code);
  renameSync(draft, file);
  return bundle;
}

/** Of everything that goes into the bundle: workflows import nothing else but the SDK and types. */
function fingerprint(): string {
  const sdk = createRequire(import.meta.url)('@temporalio/workflow/package.json') as { version: string };
  const digest = createHash('sha256').update(sdk.version);
  for (const name of readdirSync(WORKFLOWS).sort()) digest.update(name).update(readFileSync(join(WORKFLOWS, name)));
  return digest.digest('hex').slice(0, 32);
}
