import { Watch, type WatchInput } from './watch.ts';

/**
 * 每周定期分析研判 of one township's centre, for as long as there is the centre: every week a meeting falls due, and its
 * agenda is read from the lists; it is held, or the county hears that it was not.
 */
export async function analysisMeeting(input: WatchInput): Promise<void> {
  const analysis = new Watch(input);
  await analysis.look();
  while (analysis.isOpen()) {
    switch (analysis.awaits) {
      case 'hold-meeting':
        // Not held in time: the county is alarmed, every working day, and the next week's meeting falls due all the same.
        await analysis.waitFor('待召开研判会');
        break;
      default:
        await analysis.waitFor('待下次研判');
    }
  }
  await analysis.end();
}
