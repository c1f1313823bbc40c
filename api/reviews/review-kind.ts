import { z } from 'zod';
import { mayOnReview } from '../../domain/organisation/review-access.ts';
import type { ReviewCommand } from '../../domain/review/commands.ts';
import { reviewDecider } from '../../domain/review/decider.ts';
import type { ReviewEvent } from '../../domain/review/events.ts';
import { mayView, relationOf } from '../../domain/review/relations.ts';
import type { ReviewState } from '../../domain/review/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

export const reviewPath = z.object({ id: z.string().meta({ description: "a station's 季度研判 (uuid)" }) });

export const Outcome = z.object({ ...commandOutcome, status: z.string() }).meta({
  id: 'ReviewOutcome',
  example: { seq: 4, status: 'between-meetings', events: ['meeting-held'] },
});

/** 季度研判 as the API offers it: to its own station, and to nobody else. */
export const reviewKind: CaseKind<ReviewState, ReviewCommand, ReviewEvent> = {
  decider: reviewDecider,
  collection: '/reviews',
  name: 'review',
  tag: 'reviews',
  params: reviewPath,
  rule: (right) => ({ of: 'review', right }),
  mayView,
  permission: (actor, type, state) => (mayOnReview(actor.role, type, relationOf(actor, state)) ? 'yes' : 'no'),
  outcome: Outcome,
  outcomeOf: ({ status }) => ({ status }),
};
