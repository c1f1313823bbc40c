import { z } from 'zod';
import type { ClueCommand } from '../../domain/clue/commands.ts';
import { clueDecider } from '../../domain/clue/decider.ts';
import type { ClueEvent } from '../../domain/clue/events.ts';
import { mayView, relationsOf } from '../../domain/clue/relations.ts';
import type { ClueState } from '../../domain/clue/state.ts';
import { mayOnClue } from '../../domain/organisation/clue-access.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

export const cluePath = z.object({ id: z.string().meta({ description: '线索 (uuid)' }) });

export const Outcome = z
  .object({
    ...commandOutcome,
    status: z.string(),
    sortedAs: z.string().nullable(),
    disputeId: z.string().nullable().meta({ description: 'the dispute that it became or was merged into' }),
  })
  .meta({
    id: 'ClueOutcome',
    example: { seq: 2, status: 'sorted', sortedAs: 'not-ours', disputeId: null, events: ['sorted'] },
  });

/** 线索 as the API offers it. */
export const clueKind: CaseKind<ClueState, ClueCommand, ClueEvent> = {
  decider: clueDecider,
  collection: '/clues',
  name: 'clue',
  tag: 'clues',
  params: cluePath,
  rule: (right) => ({ of: 'clue', right }),
  mayView,
  permission: (actor, type, state, organisations) =>
    mayOnClue(actor.role, type, relationsOf(actor, state, organisations)) ? 'yes' : 'no',
  outcome: Outcome,
  outcomeOf: ({ status, sorting }) => ({
    status,
    sortedAs: sorting?.as ?? null,
    disputeId: disputeOf(sorting),
  }),
};

function disputeOf(sorting: ClueState['sorting']): string | null {
  if (sorting?.as === 'dispute') return sorting.disputeId;
  return sorting?.as === 'merged' && sorting.into.kind === 'dispute' ? sorting.into.id : null;
}
