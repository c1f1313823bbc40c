import type { ClueCommand, ClueCommandOf } from '../../../domain/clue/commands.ts';
import { clueDecider } from '../../../domain/clue/decider.ts';
import type { ClueEvent } from '../../../domain/clue/events.ts';
import type { ClueState, MergeTarget } from '../../../domain/clue/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { MONDAY, people, text } from '../../support/dispute-world.ts';
import { RecordScenario } from '../../support/record-scenario.ts';

export type ClueScenario = RecordScenario<ClueState, ClueCommand, ClueEvent>;

export const photo = {
  photoId: 'photo-1',
  fileId: 'file-1',
  mediaType: 'image/jpeg',
  sha256: 'abc',
  bytes: 100_000,
};

export function reporting(facts: Partial<ClueCommandOf<'report'>> = {}): ClueCommandOf<'report'> {
  return { type: 'report', id: 'clue-1', number: '云河线2026-1', text: text('text'), photos: [], ...facts };
}

export function clueAt(moment = MONDAY): ClueScenario {
  return new RecordScenario(clueDecider, moment);
}

/** Reported by 羊坪村's grid worker, on a Monday morning. */
export function reported(facts: Partial<ClueCommandOf<'report'>> = {}, by: Actor = people.grid): ClueScenario {
  return clueAt().given(reporting(facts), by);
}

export const intoClue: MergeTarget = { kind: 'clue', id: 'clue-2', number: '云河线2026-2', organisationId: 'yangping' };
export const intoDispute: MergeTarget = {
  kind: 'dispute',
  id: 'case-1',
  number: '云河2026-1',
  organisationId: 'qingxi-committee',
};
export const merging = (into: MergeTarget): ClueCommand => ({ type: 'sort', as: 'merged', into });
export const notOurs: ClueCommand = {
  type: 'sort',
  as: 'not-ours',
  toAuthority: text('authority'),
  reason: text('reason'),
};
export const becoming = (organisationId: string): ClueCommand => ({
  type: 'become-dispute',
  disputeId: 'case-9',
  disputeNumber: '云河2026-9',
  organisationId,
  userId: 'mediator.yangping',
});
