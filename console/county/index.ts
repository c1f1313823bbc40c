import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { analysisPages } from '../analysis/index.ts';
import { assessmentPages } from '../assessment/assessment.ts';
import { householdFiguresPage } from '../household-figures/household-figures.ts';
import { reportPages } from '../reports/reports.ts';
import { supervisionsPage } from '../supervisions/supervisions.ts';
import { trendsPage } from '../trends/trends.ts';
import { overviewPages } from './overview.ts';

/** 督导: every page that looks over many cases at once. */
export function countyPages(context: ConsoleContext): SignedInPage[] {
  return [
    ...overviewPages(context),
    trendsPage(context),
    supervisionsPage(context),
    ...analysisPages(context),
    ...assessmentPages(context),
    householdFiguresPage(context),
    ...reportPages(context),
  ];
}
