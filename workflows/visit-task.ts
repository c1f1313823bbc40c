import { Watch, type WatchInput } from './watch.ts';

/** 走访任务: one organisation's visits to a family, in time or with a word to the station, until what they are for is over. */
export async function visitTask(input: WatchInput): Promise<void> {
  const task = new Watch(input);
  await task.look();
  while (task.isOpen()) await task.waitFor('待走访');
  await task.end();
}
