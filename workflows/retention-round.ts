import { Watch, type WatchInput } from './watch.ts';

/**
 * 档案鉴定销毁 of one county, for as long as there is the county: every year a round is called and what is due is listed; two
 * people approve it, or are pressed; then the keys of what was approved are destroyed, one case after the other, each once.
 */
export async function retentionRound(input: WatchInput): Promise<void> {
  const rounds = new Watch(input);
  await rounds.look();
  while (rounds.isOpen()) {
    switch (rounds.awaits) {
      case 'appraise-files':
        // Nothing is destroyed because nobody looked: the next year's round is called and lists what is due then.
        await rounds.waitFor('待鉴定销毁清册');
        break;
      case 'files-being-destroyed':
        await rounds.waitFor('正在销毁');
        break;
      default:
        await rounds.waitFor('待下次鉴定');
    }
  }
  await rounds.end();
}
