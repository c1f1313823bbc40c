import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Options } from '../options.ts';
import type { Report } from './report.ts';

/** Writes bench/results/<date>.json and answers its path. */
export function writeResult(report: Report, options: Options, machine: { idleShare: number; judged: boolean }): string {
  const at = new Date().toISOString();
  const directory = new URL('../results/', import.meta.url);
  mkdirSync(directory, { recursive: true });
  const file = fileURLToPath(new URL(`${at.replaceAll(':', '-').slice(0, 19)}.json`, directory));
  const result = {
    at,
    commit: commit(),
    machine: {
      cores: cpus().length,
      model: cpus()[0]?.model,
      memoryBytes: totalmem(),
      node: process.version,
      ...machine,
    },
    options: { ...options, parts: [...options.parts] },
    figures: report.figures,
    notices: report.notices,
  };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

function commit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
