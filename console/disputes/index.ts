import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { listPage } from './list.ts';
import { savedPages } from './saved.ts';

/** 纠纷: the list of what one may see, and the looks at it that one has saved. */
export function disputesPages(context: ConsoleContext): SignedInPage[] {
  return [listPage(context), ...savedPages(context)];
}
