import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresBinaries, type UnprivilegedUser, unprivilegedUser } from './postgres-binaries.ts';
import { StartProblem } from './problem.ts';
import { describeProcess } from './processes.ts';
import type { Service } from './service.ts';

export const DATABASE = 'fengqiao';
export const OWNER_ROLE = 'fengqiao_owner';
export const APPLICATION_ROLE = 'fengqiao_app';

export interface PostgresSettings {
  dataDirectory: string;
  port: number;
  superuserPassword: string;
}

/**
 * PostgreSQL on 127.0.0.1 as a supervised part; makes the data directory on the first start.
 * @throws StartProblem if initdb fails or no user to run it is to be had
 */
export function postgresService(settings: PostgresSettings, env: Record<string, string>): Service {
  const user = unprivilegedUser();
  const binaries = postgresBinaries(user);
  if (!existsSync(settings.dataDirectory)) initialise(settings, binaries, user);
  const data = reachable(settings.dataDirectory, user);
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(settings.port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    cluster_name: 'fengqiao',
  };
  return {
    name: 'postgres',
    command: join(binaries, 'postgres'),
    args: ['-D', data.argument, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: { ...env, LC_ALL: 'C' },
    cwd: data.cwd,
    user,
    prepare: () => removeStalePidFile(settings.dataDirectory),
    isReady: () => answers(superuserUrl(settings)),
    // Fast shutdown: ends the connections, writes a checkpoint.
    stopSignal: 'SIGINT',
    stopGraceMs: 20_000,
  };
}

/** Connection URL of the superuser; `postgres` is the maintenance database. */
export function superuserUrl(settings: PostgresSettings): string {
  return databaseUrl('postgres', settings.superuserPassword, settings.port, 'postgres');
}

export function databaseUrl(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the owner role and the database it owns, if missing. The owner may create the application's role and, for
 * migrations and `verify`, sees every row; the application's role can do neither.
 */
export async function ensureDatabase(settings: PostgresSettings, ownerPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(settings) });
  await client.connect();
  try {
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER_ROLE]);
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(ownerPassword);
      await client.query(`CREATE ROLE ${OWNER_ROLE} LOGIN CREATEROLE BYPASSRLS PASSWORD ${password}`);
    }
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}

/**
 * How the server is told of its data directory. Under root's home or in a private temporary directory the unprivileged
 * user may not walk the path, though it owns the directory itself; the working directory, entered before the change of
 * user, needs no path.
 */
function reachable(path: string, user: UnprivilegedUser | undefined): { argument: string; cwd: string } {
  return { argument: user && process.platform === 'linux' ? '/proc/self/cwd' : path, cwd: path };
}

function initialise(settings: PostgresSettings, binaries: string, user: UnprivilegedUser | undefined): void {
  // Made beside its place and moved there, so that an interrupted initdb is not taken for a finished one.
  const unfinished = `${settings.dataDirectory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const temporary = mkdtempSync(join(tmpdir(), 'fengqiao-initdb-'));
  const passwordFile = join(temporary, 'password');
  writeFileSync(passwordFile, `${settings.superuserPassword}\n`, { mode: 0o600 });
  if (user) for (const path of [unfinished, temporary, passwordFile]) chownSync(path, user.uid, user.gid);
  const data = reachable(unfinished, user);
  const result = spawnSync(
    join(binaries, 'initdb'),
    [
      ...['-D', data.argument, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ],
    { cwd: data.cwd, encoding: 'utf8', env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }, ...user },
  );
  rmSync(temporary, { recursive: true });
  if (result.status !== 0) {
    const reason = (result.error?.message ?? result.stderr).trim();
    throw new StartProblem(`PostgreSQL's data directory ${settings.dataDirectory} cannot be made: ${reason}`);
  }
  renameSync(unfinished, settings.dataDirectory);
}

/**
 * After a crash of the machine or the end of a container postmaster.pid may name a process id that belongs to a stranger
 * by now, and PostgreSQL would refuse to start for ever. This home's supervisor is known to be the only one.
 */
function removeStalePidFile(directory: string): void {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!describeProcess(pid).includes('postgres')) rmSync(file, { force: true });
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
