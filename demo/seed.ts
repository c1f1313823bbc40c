import type { RecordContext } from '../record/context.ts';
import { saveOrganisations } from '../record/organisations.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { createUser } from '../record/users.ts';
import { demoOrganisations } from './organisations.ts';
import { townshipAndCourtStories } from './stories/township-and-court.ts';
import { villageStories } from './stories/village.ts';
import { tell } from './tell.ts';
import { DEMO_PASSWORD, demoUsers } from './users.ts';

export const demoStories = [...villageStories, ...townshipAndCourtStories];

/** Real data is in this database: the demo county does not belong there. */
export class NotADemoDatabase extends Error {
  override readonly name = 'NotADemoDatabase';
}

/**
 * Loads the demo county once: organisations, people, and the stories laid before the demo clock's present moment. Started
 * again it does nothing; broken off it goes on with the next story. Throws NotADemoDatabase over real data.
 */
export async function seedDemo(record: RecordContext, say: (line: string) => void): Promise<void> {
  const { now, demo } = await record.clock.reading();
  if (!demo) throw new NotADemoDatabase('this database is not a demo one');
  await seedPeople(record);
  const told = await storiesTold(record);
  for (const [index, story] of demoStories.entries()) {
    if (index < told) continue;
    await tell(record, story, now);
    say(`demo county: case ${index + 1} of ${demoStories.length}`);
  }
}

/** Organisations and people alone, once. */
export async function seedPeople(record: RecordContext): Promise<void> {
  await inTransaction(record.db, SYSTEM, async (tx) => {
    const known = await tx.query<{ id: string }>('SELECT id FROM app_user');
    if (known.length > 0) return;
    await saveOrganisations(tx, demoOrganisations);
    for (const { username, name, role, organisationId } of demoUsers) {
      await createUser(tx, { id: username, name, role, organisationId, password: DEMO_PASSWORD });
    }
  });
}

/** How many stories are in the record: the demo's first cases are the stories in their order. */
async function storiesTold(record: RecordContext): Promise<number> {
  const [row] = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ count: number }>(`SELECT count(*)::int AS count FROM stream WHERE kind = 'dispute'`),
  );
  return row?.count ?? 0;
}
