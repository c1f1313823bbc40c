import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { holdPages } from './hold.ts';
import { analysisPage } from './meeting.ts';
import { analysesPage } from './meetings.ts';

/** 分析研判: the townships' weekly meetings, to read and to record. */
export function analysisPages(context: ConsoleContext): SignedInPage[] {
  return [analysesPage(context), analysisPage(context), ...holdPages(context)];
}
