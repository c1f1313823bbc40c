import type { DecisionContext, Decider, Notice, Surroundings, Task } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertOpenStation } from '../organisation/closing.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnViolenceReport } from '../organisation/violence-report-access.ts';
import { actedOnDeadlines, dated, type Dating, redated } from '../screening/deciding.ts';
import type { ViolenceReportCommand } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import type { ViolenceReportEvent, ViolenceReportFact } from './events.ts';
import { evolve } from './evolve.ts';
import type { ViolenceReportState } from './state.ts';

const dating: Dating<ViolenceReportState, ViolenceReportFact> = { evolve, deadlinesOf };

/** 强制报告 as a kind of record: read by the station alone. */
export const violenceReportDecider: Decider<ViolenceReportState, ViolenceReportCommand, ViolenceReportEvent> = {
  kind: 'violence-report',
  decide,
  evolve,
  isOpen: ({ status }) => status === 'open',
  deadlines: ({ deadlines }) => deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: () => [],
  readers: ({ stationId }) => [stationId],
  viewing: {
    standing: (actor, state) => [relationOf(actor, state)],
    maySee: (role, standing) => standing.includes('own') && mayOnViolenceReport(role, 'view', 'own'),
  },
};

export function relationOf(actor: Actor, { stationId }: Pick<ViolenceReportState, 'stationId'>): 'own' | 'other' {
  return actor.organisationId === stationId ? 'own' : 'other';
}

/** Whether the actor may look at the report; one that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: ViolenceReportState): boolean {
  return mayOnViolenceReport(actor.role, 'view', relationOf(actor, state));
}

function decide(
  state: ViolenceReportState | null,
  command: ViolenceReportCommand,
  context: DecisionContext,
): ViolenceReportEvent[] {
  const { actor, policy, organisations } = context;
  if (command.type === 'report') {
    if (!mayOnViolenceReport(actor.role, 'report', 'anyone')) throw notPermitted();
    assertOpenStation(command.stationId, organisations);
    return dated(dating, null, [{ ...command, type: 'reported', policyVersion: policy.version }], context);
  }
  if (state === null) throw new DomainError('invalid', '报告不存在');
  if (!mayOnViolenceReport(actor.role, command.type, relationOf(actor, state))) throw notPermitted();
  switch (command.type) {
    case 'act-on-deadlines':
      return actedOnDeadlines(dating, state, context, () => ({ type: 'report-overdue' }));
    case 'recalculate': {
      const again = redated(dating, state, context);
      return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
    }
    case 'settle':
      if (state.status === 'closed') throw new DomainError('not-possible-now', '该报告已处理', { allowed: [] });
      return dated(dating, state, [{ type: 'settled', settling: command.settling, byUserId: actor.userId }], context);
  }
}

/** 待办: for whoever is on duty; once late, for the chief as well. */
function tasksOf(state: ViolenceReportState, { policy }: Surroundings): Task[] {
  if (state.status === 'closed') return [];
  const { stationId: organisationId, receivedAt: since, lateAt, deadlines } = state;
  const { ranks, report } = policy.household;
  const clock = { dueAt: lateAt ?? deadlines[0]?.dueAt, then: deadlines[0]?.then };
  const what = state.minor ? 'take-up-minor-report' : 'take-up-report';
  const own: Task = { what, organisationId, roles: ranks, since, ...clock };
  return lateAt === null ? [own] : [own, { ...own, what: 'press-report', roles: [report.pressedBy] }];
}

function noticesOf(event: ViolenceReportEvent, state: ViolenceReportState, { policy }: Surroundings): Notice[] {
  const tell = (what: string): Notice[] => [{ what, organisationId: state.stationId, roles: policy.household.ranks }];
  if (event.type === 'reported') return tell(event.minor ? 'minor-violence-reported' : 'violence-reported');
  return event.type === 'report-overdue' ? tell('violence-report-overdue') : [];
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权办理该报告');
}
