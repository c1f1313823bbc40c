import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { reportForms } from './commands.ts';
import { reportPages } from './report-form.ts';
import { violenceReportPage, violenceReportsPage } from './violence-reports.ts';

/** 强制报告: made by whoever must, read by the station alone. */
export function violenceReportPages(context: ConsoleContext): SignedInPage[] {
  return [violenceReportsPage(context), ...reportPages(context), violenceReportPage(context), ...reportForms(context)];
}
