import { ConfigError } from './config.ts';

/** The command line. Each command is a file of its own and reads what it needs from the environment. */
const commands: Record<string, { does: string; load: () => Promise<{ run: (words: string[]) => Promise<void> }> }> = {
  api: { does: 'serve HTTP', load: () => import('./commands/api.ts') },
  worker: { does: 'drive the cases: workflows, documents, sealing', load: () => import('./commands/worker.ts') },
  migrate: { does: 'bring the database to the present schema', load: () => import('./commands/migrate.ts') },
  'seed-demo': { does: 'load the demo county into a demo database', load: () => import('./commands/seed-demo.ts') },
  'load-disputes': {
    does: 'fill a demo county with invented disputes: <how many>',
    load: () => import('./commands/load-disputes.ts'),
  },
  'create-admin': {
    does: 'make an administrator, the first one of a county, with a password that is good once',
    load: () => import('./commands/create-admin.ts'),
  },
  simulate: {
    does: 'run years of households in an empty demo database',
    load: () => import('./commands/simulate.ts'),
  },
  reconcile: { does: 'correct every case’s workflow from the record', load: () => import('./commands/reconcile.ts') },
  verify: { does: 'check the record: hashes, seals, saved states', load: () => import('./commands/verify.ts') },
  'rotate-keys': {
    does: 'a new master key for everything, while it runs; --renew, --retire <id>',
    load: () => import('./commands/rotate-keys.ts'),
  },
  backup: { does: 'write the whole record into one encrypted file', load: () => import('./commands/backup.ts') },
  restore: { does: 'load a backup into an empty database', load: () => import('./commands/restore.ts') },
  tombstones: {
    does: 'list what was erased; --apply <file> erases it again after an older backup was restored',
    load: () => import('./commands/tombstones.ts'),
  },
  recalculate: {
    does: 'date provisional deadlines again with the published calendar',
    load: () => import('./commands/recalculate.ts'),
  },
  access: { does: 'write docs/ACCESS.md: who may do what', load: () => import('./commands/access.ts') },
  forms: { does: 'write docs/FORMS.md and, with --pictures, its gallery', load: () => import('./commands/forms.ts') },
  pictures: {
    does: 'take the pictures of README and guides from a running demo: [url] [name…]',
    load: () => import('./commands/pictures.ts'),
  },
  render: { does: 'print a form with sample facts', load: () => import('./commands/render.ts') },
};

const [name = '', ...words] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  const list = Object.entries(commands).map(([known, { does }]) => `  ${known.padEnd(12)} ${does}`);
  console.error([`usage: fengqiao <command>`, ...list].join('\n'));
  process.exit(2);
}

try {
  const { run } = await command.load();
  await run(words);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
