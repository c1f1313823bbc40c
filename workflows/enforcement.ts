import { Watch, type WatchInput } from './watch.ts';

/**
 * 执行: one enforcement of a confirmed agreement, through the stages of the court's execution bureau. Each has its day
 * within the track that the amount goes on, and so has the whole; which, the record says.
 */
export async function enforcement(input: WatchInput): Promise<void> {
  const bureau = new Watch(input);
  await bureau.look();
  while (bureau.isOpen()) {
    switch (bureau.awaits) {
      case 'accept':
        // Not in time: the court is pressed, and the county knows.
        await bureau.waitFor('待执行立案');
        break;
      case 'serve-notice':
        // The term that it sets passes unpaid: coercive measures.
        await bureau.waitFor('执行启动');
        break;
      case 'record-inquiry':
        await bureau.waitFor('财产查控');
        break;
      case 'record-disposal':
        await bureau.waitFor('财产处置');
        break;
      case 'pay-out':
        await bureau.waitFor('案款发放');
        break;
      case 'record-payment':
        // 执行和解: enforcement stands still; each instalment is reminded of, and falls due.
        await bureau.waitFor('和解协议履行中');
        break;
      case 'resume':
        // An instalment stayed out: enforcement goes on, by itself where the creditors asked for it in advance.
        await bureau.waitFor('和解逾期,待恢复执行');
        break;
      default:
        await bureau.waitFor('结案审批');
    }
  }
  await bureau.end();
}
