import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { availableActions } from '../../domain/screening/available-actions.ts';
import { coverageOf } from '../../domain/screening/coverage.ts';
import type { ScreeningRoundState } from '../../domain/screening/state.ts';
import { tasksOf } from '../../domain/screening/tasks.ts';
import type { Opened } from '../../record/texts.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { ScreeningRoundAnswer } from './round-schema.ts';

/** What was read of a round: as saved, and with all free text in the clear. */
interface ReadRound {
  seq: number;
  state: ScreeningRoundState;
  opened: Opened<ScreeningRoundState>;
}

/** A round as the contract shows it to this actor. */
export function roundAnswer(round: ReadRound, actor: Actor, surroundings: Surroundings): ScreeningRoundAnswer {
  const { seq, state, opened } = round;
  const { organisations } = surroundings;
  const nameOf = (organisationId: string) => organisations[organisationId]?.name ?? organisationId;
  return {
    id: state.id,
    number: state.number,
    seq,
    status: state.status,
    organisationId: state.organisationId,
    organisationName: nameOf(state.organisationId),
    title: opened.title,
    groups: state.groups,
    from: state.from,
    to: state.to,
    openedAt: state.openedAt,
    areas: areasAnswer(round, nameOf),
    clueIds: state.clueIds,
    isOverdue: state.status === 'open' && state.alarmedAt !== null,
    ending: opened.ending,
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
  };
}

function areasAnswer({ state, opened }: ReadRound, nameOf: (id: string) => string): ScreeningRoundAnswer['areas'] {
  return coverageOf(state).map((coverage, index) => {
    const area = opened.areas[index];
    const organisationId = area?.organisationId ?? '';
    return {
      ...coverage,
      organisationId,
      organisationName: nameOf(organisationId),
      part: area?.part,
      visits: opened.visits
        .filter(({ areaId }) => areaId === coverage.areaId)
        .map(({ at, byUserId, visited, found }) => ({ at, byUserId, visited, found })),
    };
  });
}
