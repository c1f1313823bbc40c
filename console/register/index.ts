import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { checkPages } from './check.ts';
import { idNumberPage } from './id-number.ts';
import { stepPages } from './pages.ts';

/** 登记纠纷: in steps, kept on the server as a draft until it is done. */
export function registerPages(context: ConsoleContext): SignedInPage[] {
  return [...stepPages(context), ...checkPages(context), idNumberPage(context)];
}
