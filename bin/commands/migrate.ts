import { normaliseInstant } from '../../domain/time/instant.ts';
import { migrate } from '../../record/migrate.ts';
import { ConfigError, readConfig } from '../config.ts';

/** Schema, application role, policy version 1; a new database becomes a demo one if FENGQIAO_DEMO says so. */
export async function run(): Promise<void> {
  const config = readConfig();
  if (config.migrationDatabaseUrl === undefined) throw new ConfigError('MIGRATION_DATABASE_URL: is missing');
  await migrate({
    ownerUrl: config.migrationDatabaseUrl,
    appUrl: config.databaseUrl,
    demo: config.demo,
    clockStart: config.clockStart === undefined ? undefined : normaliseInstant(config.clockStart),
  });
}
