import { Watch, type WatchInput } from './watch.ts';

/**
 * 季度研判 of one police station, from its first household on: before the end of every quarter a meeting is called with its
 * agenda, decides on each household, and becomes a paper; or the chief is pressed until it is held.
 */
export async function stationReview(input: WatchInput): Promise<void> {
  const review = new Watch(input);
  await review.look();
  while (review.isOpen()) {
    switch (review.awaits) {
      case 'hold-review':
        // Not held by the end of the quarter: the chief is pressed, again and again, and the next quarter's is called all the same.
        await review.waitFor('待召开季度研判会');
        break;
      default:
        await review.waitFor('待下季度研判');
    }
  }
  await review.end();
}
