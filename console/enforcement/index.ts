import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { enforcementForms } from './commands/index.ts';
import { enforcementPage } from './enforcement.ts';
import { enforcementsPage } from './enforcements.ts';

/** 执行: the cases by stage, each on its page, and a form for every command on one. */
export function enforcementPages(context: ConsoleContext): SignedInPage[] {
  return [enforcementsPage(context), enforcementPage(context), ...enforcementForms(context)];
}
