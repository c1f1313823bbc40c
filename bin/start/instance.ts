import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, portIsFree } from './ports.ts';
import { StartProblem } from './problem.ts';

const LEAST_FREE_BYTES = 500 * 1024 * 1024;

/** One embedded installation: a directory with its data, keys, ports and logs. */
export interface Instance {
  home: string;
  postgresData: string;
  temporalFile: string;
  masterKeyFile: string;
  logs: string;
  runFile: string;
  passwords: Passwords;
}

interface Passwords {
  /** PostgreSQL's superuser, used only to create the owner role and the database. */
  superuser: string;
  owner: string;
  application: string;
}

const INNER_PORTS = ['postgres', 'temporal', 'temporalHttp', 'temporalUi', 'codec'] as const;
export type InnerPorts = Record<(typeof INNER_PORTS)[number], number>;

/** Where the instance of this user lives: FENGQIAO_HOME, else ~/.local/share/fengqiao. */
export function instanceHome(): string {
  return resolve(process.env.FENGQIAO_HOME || join(homedir(), '.local', 'share', 'fengqiao'));
}

/** Where what was downloaded or unpacked lies, shared by all instances of this user: FENGQIAO_CACHE, else ~/.cache/fengqiao. */
export function cacheDirectory(): string {
  return resolve(process.env.FENGQIAO_CACHE || join(homedir(), '.cache', 'fengqiao'));
}

/**
 * Opens the instance directory, making it, its passwords and its master key on the first start.
 * @throws StartProblem if the directory cannot be written or the disk is nearly full
 */
export function openInstance(home: string): Instance {
  const instance = {
    home,
    postgresData: join(home, 'postgres'),
    temporalFile: join(home, 'temporal.db'),
    masterKeyFile: join(home, 'keys', 'master.key'),
    logs: join(home, 'logs'),
    runFile: join(home, 'run.json'),
  };
  try {
    for (const directory of [home, join(home, 'keys'), instance.logs])
      mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartProblem(
      `The data directory ${home} cannot be made (${messageOf(error)}). Set FENGQIAO_HOME to another.`,
    );
  }
  requireSpace(home);
  if (!existsSync(instance.masterKeyFile))
    writePrivately(instance.masterKeyFile, `${randomBytes(32).toString('hex')}\n`);
  return { ...instance, passwords: passwordsOf(join(home, 'secrets.json')) };
}

/**
 * The ports the parts talk on, picked free on the first start and remembered. A remembered port that some other program
 * has taken since is replaced; call it only when nothing of this instance is running.
 */
export async function claimPorts(instance: Instance): Promise<InnerPorts> {
  const file = join(instance.home, 'ports.json');
  const remembered: Partial<InnerPorts> = readJson(file) ?? {};
  const ports: Partial<InnerPorts> = {};
  for (const name of INNER_PORTS) {
    const port = remembered[name];
    ports[name] = port !== undefined && (await portIsFree(port, '127.0.0.1')) ? port : await unusedPort(ports);
  }
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports as InnerPorts;
}

/** The ports of an instance that is running. */
export function rememberedPorts(instance: Instance): InnerPorts {
  const ports = readJson<InnerPorts>(join(instance.home, 'ports.json'));
  if (!ports) throw new StartProblem(`${instance.home} has no ports.json: start it once with npm start.`);
  return ports;
}

async function unusedPort(chosen: Partial<InnerPorts>): Promise<number> {
  const port = await freePort();
  return Object.values(chosen).includes(port) ? unusedPort(chosen) : port;
}

function requireSpace(home: string): void {
  const disk = statfsSync(home);
  const free = disk.bavail * disk.bsize;
  if (free >= LEAST_FREE_BYTES) return;
  const megabytes = Math.round(free / 1024 / 1024);
  throw new StartProblem(
    `The disk of ${home} has ${megabytes} MB left; 500 MB are needed. Free some or set FENGQIAO_HOME to another disk.`,
  );
}

function passwordsOf(file: string): Passwords {
  const saved = readJson<Passwords>(file);
  if (saved) return saved;
  const secret = () => randomBytes(24).toString('base64url');
  const passwords = { superuser: secret(), owner: secret(), application: secret() };
  writePrivately(file, `${JSON.stringify(passwords, null, 2)}\n`);
  return passwords;
}

function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
