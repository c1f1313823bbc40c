import { agendaOf } from '../domain/analysis/agenda.ts';
import { analysisDecider } from '../domain/analysis/decider.ts';
import type { Agenda, AnalysisState, DueMeeting } from '../domain/analysis/state.ts';
import { isBelow } from '../domain/organisation/tree.ts';
import { dayBefore } from '../domain/time/days-back.ts';
import { dateOf, type Instant, startOfDay } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { markDone } from '../record/reactions.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import { analysisFindings, unsortedClues } from '../record/views/analysis-findings.ts';
import { savedState } from '../record/views/saved-state.ts';

export interface AgendaRequest {
  streamId: string;
  seq: number;
  kind: string;
  form?: string;
}

/**
 * 准备议题: reads from the lists what the meeting that is due should look at, and proposes it. A meeting that was held
 * meanwhile, or has its agenda, wants none; done twice, it changes nothing.
 */
export function createPrepareAgenda(record: RecordContext) {
  return async function prepareAgenda({ streamId, seq, kind, form = '' }: AgendaRequest): Promise<void> {
    const now = await record.clock.now();
    const prepared = await inTransaction(record.db, ENGINE, (tx) => readAgenda(record, tx, streamId, now));
    if (prepared !== null) {
      await execute(record, analysisDecider, {
        streamId,
        actor: ENGINE,
        build: () => ({ type: 'prepared', ...prepared }) as const,
      });
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function readAgenda(
  record: RecordContext,
  tx: Tx,
  streamId: string,
  now: Instant,
): Promise<{ no: number; agenda: Agenda } | null> {
  const saved = await savedState<AnalysisState>(tx, 'analysis-meeting', streamId);
  const meeting = saved?.state.meeting ?? null;
  if (saved === null || meeting === null || meeting.agenda !== null) return null;
  return { no: meeting.no, agenda: await agendaFor(record, tx, saved.state, meeting, now) };
}

async function agendaFor(
  record: RecordContext,
  tx: Tx,
  state: AnalysisState,
  meeting: DueMeeting,
  now: Instant,
): Promise<Agenda> {
  const policy = await record.policies.version(tx, state.policyVersion);
  const organisations = await record.organisationTree.current(tx);
  const organisationIds = Object.keys(organisations).filter(
    (id) => id === state.organisationId || isBelow(organisations, id, state.organisationId),
  );
  const findings = await analysisFindings(tx, {
    centreId: state.organisationId,
    organisationIds,
    since: meeting.since,
    now,
    alertColours: policy.colours.filter(({ alert }) => alert).map(({ key }) => key),
    closedSince: startOfDay(dayBefore(dateOf(now), policy.similarWithin.period)),
  });
  return agendaOf(findings, await unsortedClues(tx, organisationIds), policy.screening.analysis);
}
