import type { RecordContext } from '../record/context.ts';
import { saveOrganisations } from '../record/organisations.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { createUser } from '../record/identity/users.ts';
import { demoOrganisations } from './organisations.ts';
import { tellHousehold } from './households.ts';
import { agreedStories } from './stories/agreed.ts';
import { householdStories } from './stories/households.ts';
import { townshipAndCourtStories } from './stories/township-and-court.ts';
import { villageStories } from './stories/village.ts';
import { tell } from './tell.ts';
import { tellAnalysis } from './tell-analysis.ts';
import { DEMO_PASSWORD, demoUsers } from './users.ts';

export const demoStories = [...villageStories, ...townshipAndCourtStories, ...agreedStories];

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
    if (index < told.disputes) continue;
    await tell(record, story, now);
    say(`demo county: case ${index + 1} of ${demoStories.length}`);
  }
  for (const story of householdStories.slice(told.households)) await tellHousehold(record, story, now);
  if (told.households < householdStories.length) say(`demo county: ${householdStories.length} households`);
  await tellAnalysis(record, now);
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
async function storiesTold(record: RecordContext): Promise<{ disputes: number; households: number }> {
  const [row] = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ disputes: number; households: number }>(
      `SELECT count(*) FILTER (WHERE kind = 'dispute')::int AS disputes,
         count(*) FILTER (WHERE kind = 'household')::int AS households FROM stream`,
    ),
  );
  return row ?? { disputes: 0, households: 0 };
}
