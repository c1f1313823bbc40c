import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { agreementPage } from './agreement.ts';

/** 调解协议: its page. */
export function agreementPages(context: ConsoleContext): SignedInPage[] {
  return [agreementPage(context)];
}
