import { Watch, type WatchInput } from './watch.ts';

/** 强制报告: one report of violence until the station has taken it up – a minor's at once – or its chief is pressed. */
export async function violenceReport(input: WatchInput): Promise<void> {
  const report = new Watch(input);
  await report.look();
  while (report.isOpen()) await report.waitFor('待处置');
  await report.end();
}
