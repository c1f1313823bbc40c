import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '1.28.2';
const CACHE = process.env.FENGQIAO_CACHE || join(homedir(), '.cache', 'fengqiao');

/** For a program of seconds, thorough compilation costs more than it brings: half the time. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** By file: what veraPDF says of each standard that the file claims, such as `PASS 2a`. */
export type Verdicts = Map<string, string[]>;

/** The class path of veraPDF, fetched with Maven once, or why it cannot be run here. */
export async function findVeraPdf(): Promise<{ classPath: string } | { missing: string }> {
  for (const tool of ['java', 'mvn']) {
    if (spawnSync(tool, ['-version']).status !== 0) return { missing: `${tool} does not run` };
  }
  const jars = join(CACHE, `verapdf-${VERSION}`);
  try {
    if (!existsSync(jars)) await fetchJars(jars);
    return { classPath: join(jars, '*') };
  } catch (error) {
    return { missing: `Maven could not fetch it: ${String(error).slice(0, 300)}` };
  }
}

/** One virtual machine looks at all files: it takes seconds to start. */
export async function verdictsOn(classPath: string, pdfs: ReadonlyMap<string, Uint8Array>): Promise<Verdicts> {
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-verapdf-'));
  try {
    for (const [name, pdf] of pdfs) writeFileSync(join(folder, `${name}.pdf`), pdf);
    // It ends with 1 when a file is not valid; what it printed is wanted all the same.
    const { stdout } = await run(
      'java',
      [...QUICK, '-cp', classPath, 'org.verapdf.apps.GreenfieldCliWrapper', '--format', 'text', '-v', folder],
      { maxBuffer: 16 * 1024 * 1024 },
    ).catch((error: { stdout: string }) => error);
    return verdictsIn(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A line for each file and standard, and below those that fail a line for each rule. */
function verdictsIn(output: string): Verdicts {
  const verdicts: Verdicts = new Map();
  let last = '';
  for (const line of output.split('\n')) {
    const [, verdict, name, standard] = /^(PASS|FAIL) .*\/(.*)\.pdf (\S+)$/.exec(line) ?? [];
    if (name !== undefined) {
      last = name;
      verdicts.set(last, [...(verdicts.get(last) ?? []), `${verdict} ${standard}`]);
    } else if (line.trim() !== '') verdicts.get(last)?.push(line.trim());
  }
  return verdicts;
}

async function fetchJars(target: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(`${target}.partial-`);
  try {
    writeFileSync(
      join(work, 'pom.xml'),
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>fengqiao</groupId><artifactId>verapdf</artifactId><version>1</version><dependencies><dependency>
<groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version>
</dependency></dependencies></project>`,
    );
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${join(work, 'jars')}`], {
      cwd: work,
    });
    renameSync(join(work, 'jars'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
