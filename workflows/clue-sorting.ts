import { Watch, type WatchInput } from './watch.ts';

/** 线索甄别: one clue until somebody has sorted it – in time, or with an alarm to the township and then to the county. */
export async function clueSorting(input: WatchInput): Promise<void> {
  const clue = new Watch(input);
  await clue.look();
  while (clue.isOpen()) await clue.waitFor('待甄别');
  await clue.end();
}
