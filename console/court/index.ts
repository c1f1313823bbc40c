import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { acceptSeveralPage } from './accept-several.ts';
import { courtDeskPage } from './desk.ts';

/** 诉调对接: the desk of a court. */
export function courtPages(context: ConsoleContext): SignedInPage[] {
  return [courtDeskPage(context), acceptSeveralPage(context)];
}
