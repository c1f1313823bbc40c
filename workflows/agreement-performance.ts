import { Watch, type WatchInput } from './watch.ts';

/**
 * 协议履行: one agreement from its draft to the last instalment and the visit after it. All that time somebody is awaited:
 * for a signature, for a court's ruling, for a payment, for a decision after default.
 */
export async function agreementPerformance(input: WatchInput): Promise<void> {
  const agreement = new Watch(input);
  await agreement.look();
  while (agreement.isOpen()) await agreement.waitFor(wordFor(agreement.awaits));
  await agreement.end();
}

/** What the engine's own pages say of it. */
function wordFor(awaited: string): string {
  switch (awaited) {
    case 'collect-signatures':
      return '待签名盖章';
    case 'accept-confirmation':
    case 'decide-confirmation':
    case 'decide-objection':
      return '待法院审查';
    case 'watch-enforcement':
      return '执行中';
    case 'decide-after-default':
    case 'decide-after-rejection':
      return '待决定下一步';
    default:
      return '待履行';
  }
}
