import { formCodesOf } from '../../domain/documents/form.ts';
import { mayOnReview } from '../../domain/organisation/review-access.ts';
import { relationOf } from '../../domain/review/relations.ts';
import type { ReviewState } from '../../domain/review/state.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The form of a station's review: the record of the meeting held last. It is also made by itself when one is recorded. */
export const formsOfReview: FormsOfKind<ReviewState> = {
  codes: formCodesOf('review'),
  available: (state) => (state.held === null ? [] : formCodesOf('review')),
  rule: { of: 'review', right: 'decide' },
  mayRequest: (actor, state) => mayOnReview(actor.role, 'decide', relationOf(actor, state)),
};
