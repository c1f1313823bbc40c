import type { Surroundings } from '../decider.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnClue } from '../organisation/clue-access.ts';
import type { ClueCommandType } from './commands.ts';
import { relationsOf } from './relations.ts';
import type { ClueState } from './state.ts';

/** What the state allows, whoever asks. */
export function possibleCommands(state: ClueState): ClueCommandType[] {
  return state.status === 'reported' ? ['sort', 'become-dispute', 'note-merged'] : [];
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(
  state: ClueState,
  actor: Actor,
  { organisations }: Pick<Surroundings, 'organisations'>,
): ClueCommandType[] {
  const relations = relationsOf(actor, state, organisations);
  return possibleCommands(state).filter((command) => mayOnClue(actor.role, command, relations));
}
