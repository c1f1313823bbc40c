import { z } from 'zod';
import { mayOnViolenceReport } from '../../domain/organisation/violence-report-access.ts';
import type { ViolenceReportCommand } from '../../domain/violence-report/commands.ts';
import { mayView, relationOf, violenceReportDecider } from '../../domain/violence-report/decider.ts';
import type { ViolenceReportEvent } from '../../domain/violence-report/events.ts';
import type { ViolenceReportState } from '../../domain/violence-report/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

/** 强制报告 as the API offers it: to its station, and to nobody else. */
export const violenceReportKind: CaseKind<ViolenceReportState, ViolenceReportCommand, ViolenceReportEvent> = {
  decider: violenceReportDecider,
  collection: '/violence-reports',
  name: 'violence-report',
  tag: 'violence-reports',
  params: z.object({ id: z.string().meta({ description: '报告 (uuid)' }) }),
  rule: (right) => ({ of: 'violence-report', right }),
  mayView,
  permission: (actor, type, state) => (mayOnViolenceReport(actor.role, type, relationOf(actor, state)) ? 'yes' : 'no'),
  outcome: z
    .object({ ...commandOutcome, status: z.string() })
    .meta({ id: 'ViolenceReportOutcome', example: { seq: 2, status: 'closed', events: ['settled'] } }),
  outcomeOf: ({ status }) => ({ status }),
};
