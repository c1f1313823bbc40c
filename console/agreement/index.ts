import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { agreementPage } from './agreement.ts';
import { signingPages } from '../signing/index.ts';
import { agreementForms } from './commands/index.ts';

/** 调解协议: its page, and a form for every command on it. */
export function agreementPages(context: ConsoleContext): SignedInPage[] {
  return [agreementPage(context), ...signingPages(context), ...agreementForms(context)];
}
