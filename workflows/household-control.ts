import { Watch, type WatchInput } from './watch.ts';

/**
 * 三色管控: one household from the opening of its file until it leaves control. All that time exactly one visit is due; how
 * soon, from whom, and who hears of it when it is missed is the record's to say.
 */
export async function householdControl(input: WatchInput): Promise<void> {
  const household = new Watch(input);
  await household.look();
  while (household.isOpen()) {
    // Missed: the owner, then the deputy chief, then the chief hears of it. Made: the next one is called for. Violence
    // calls for one within hours; the quarter's meeting for another rhythm, or for none any more.
    await household.waitFor('待回访');
  }
  await household.end();
}
