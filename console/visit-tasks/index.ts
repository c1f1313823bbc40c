import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { visitTaskForms } from './commands.ts';
import { visitTaskPage } from './visit-task.ts';
import { visitTasksPage } from './visit-tasks.ts';

/** 走访任务: for those whom the law tells of a family, and for the station that tells them. */
export function visitTaskPages(context: ConsoleContext): SignedInPage[] {
  return [visitTasksPage(context), visitTaskPage(context), ...visitTaskForms(context)];
}
