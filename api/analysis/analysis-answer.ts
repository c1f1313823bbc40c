import { availableActions } from '../../domain/analysis/available-actions.ts';
import type { AnalysisState } from '../../domain/analysis/state.ts';
import { tasksOf } from '../../domain/analysis/tasks.ts';
import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { RecordedMeeting } from '../../record/views/analyses.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { AnalysisAnswer, AnalysisListAnswer } from './analysis-schema.ts';

interface Saved {
  seq: number;
  state: AnalysisState;
}

/** One centre's line in the list. */
export function analysisListAnswer({ seq, state }: Saved, organisations: OrganisationTree): AnalysisListAnswer {
  return {
    id: state.id,
    number: state.number,
    seq,
    organisationId: state.organisationId,
    organisationName: organisations[state.organisationId]?.name ?? state.organisationId,
    status: state.status,
    nextAt: state.deadlines.find(({ kind }) => kind === 'prepare')?.dueAt ?? null,
    lastHeldAt: state.held?.heldAt ?? null,
    missedInARow: state.missedInARow,
    isOverdue: state.meeting?.alarmedAt != null,
  };
}

/** What was read besides the state: disputes by id, and the meetings held. */
interface Beside {
  named: ReadonlyMap<string, { title: string }>;
  meetings: RecordedMeeting[];
}

/** A centre's analysis as the contract shows it to this actor. */
export function analysisAnswer(
  saved: Saved,
  { named, meetings }: Beside,
  actor: Actor,
  surroundings: Surroundings,
): AnalysisAnswer {
  const { state } = saved;
  return {
    ...analysisListAnswer(saved, surroundings.organisations),
    meeting: meetingAnswer(state.meeting, named),
    meetings: meetings.map(({ agenda, ...meeting }) => ({ ...meeting, counts: agenda?.counts ?? null })),
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], surroundings.organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
  };
}

function meetingAnswer(meeting: AnalysisState['meeting'], named: Beside['named']): AnalysisAnswer['meeting'] {
  if (meeting === null) return null;
  const { no, since, dueAt, agenda } = meeting;
  if (agenda === null) return { no, since, dueAt, agenda };
  const items = agenda.items.map((item) => ({ ...item, title: named.get(item.disputeId)?.title ?? null }));
  return { no, since, dueAt, agenda: { counts: agenda.counts, items } };
}
