import type { Surroundings } from '../decider.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnScreening } from '../organisation/screening-access.ts';
import type { ScreeningRoundCommandType } from './commands.ts';
import { relationsOf } from './relations.ts';
import type { ScreeningRoundState } from './state.ts';

/** What the state allows, whoever asks. */
export function possibleCommands(state: ScreeningRoundState): ScreeningRoundCommandType[] {
  return state.status === 'open' ? ['record-coverage', 'close', 'note-clue'] : [];
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(
  state: ScreeningRoundState,
  actor: Actor,
  { organisations }: Pick<Surroundings, 'organisations'>,
): ScreeningRoundCommandType[] {
  const relations = relationsOf(actor, state, organisations);
  return possibleCommands(state).filter((command) => mayOnScreening(actor.role, command, relations));
}
