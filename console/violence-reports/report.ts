import type { ViolenceReportAnswer } from '../../api/violence-reports/index.ts';
import { mayOnViolenceReport } from '../../domain/organisation/violence-report-access.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { personOf, type StationAround } from '../households/around.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';

/** 强制报告 as its page and its line in the list show it: what was said, and never by whom. */
export function reportOf(report: ViolenceReportAnswer, actor: Actor, around: StationAround) {
  const { say, language, now } = around;
  const { violenceReport: words } = say;
  const { id, number, status, reporterKind, text, minor, receivedAt, dueAt, lateAt, settling } = report;
  const isOpen = status === 'open';
  const may = (action: 'settle' | 'reveal-reporter') => mayOnViolenceReport(actor.role, action, 'own');
  return {
    path: `/console/violence-reports/${id}`,
    number,
    isOpen,
    status: words.states[status],
    kind: labelOf(words.reporterKind, reporterKind),
    text,
    minor,
    received: whenOf(receivedAt, language, now),
    due: dueAt === null || !isOpen ? null : whenOf(dueAt, language, now).text,
    isLate: lateAt !== null && isOpen,
    settled:
      settling === null
        ? null
        : {
            as: labelOf(words.settledAs, settling.as),
            when: whenOf(settling.at, language, now),
            by: personOf(around, settling.byUserId),
            reason: settling.reason ?? null,
            household: settling.householdId === undefined ? null : `/console/households/${settling.householdId}`,
          },
    actions: (['settle', 'reveal-reporter'] as const)
      .filter((action) => may(action) && (isOpen || action !== 'settle'))
      .map((action) => ({ path: `/console/violence-reports/${id}/${action}`, ...words[action] })),
  };
}
