import { seedDemo } from '../../demo/seed.ts';
import { openRecord } from '../../record/context.ts';
import { readConfig } from '../config.ts';

/** Loads the demo county into a demo database; quick and harmless where it is there already. */
export async function run(): Promise<void> {
  const record = openRecord({ ...readConfig(), poolSize: 2 });
  try {
    await seedDemo(record, (line) => console.log(line));
  } finally {
    await record.close();
  }
}
