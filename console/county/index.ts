import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { trendsPage } from '../trends/trends.ts';
import { overviewPages } from './overview.ts';

/** 督导: every page that looks over many cases at once. */
export function countyPages(context: ConsoleContext): SignedInPage[] {
  return [...overviewPages(context), trendsPage(context)];
}
