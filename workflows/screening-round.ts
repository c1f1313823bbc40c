import { Watch, type WatchInput } from './watch.ts';

/** 排查: one round until it is closed – reminders before its last day, alarms upward after it. */
export async function screeningRound(input: WatchInput): Promise<void> {
  const round = new Watch(input);
  await round.look();
  while (round.isOpen()) await round.waitFor('排查中');
  await round.end();
}
