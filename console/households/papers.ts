import { formsOfHousehold } from '../../api/documents/household-forms.ts';
import type { listedDocuments } from '../../api/documents/listed-documents.ts';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { StationAround } from './around.ts';

type Documents = Awaited<ReturnType<typeof listedDocuments>>;

/** 文书: what was made, the newest first, each to be opened and printed, and what can be made now. */
export function papersOf(documents: Documents, state: HouseholdState, policy: Policy, around: StationAround) {
  const { say, language, now } = around;
  return {
    documents: [...documents]
      .reverse()
      .filter(({ form }) => !isDossier(form))
      .map(({ id, form, status, createdAt, sealed }) => ({
        title: labelOf(say.form, form),
        when: whenOf(createdAt, language, now),
        status: labelOf(say.documentStatus, sealed ? 'sealed' : status),
        // A sealed one opens for a purpose alone.
        path: status !== 'ready' ? null : `/console/documents/${id}${sealed ? '/open' : ''}`,
      })),
    forms: formsOfHousehold.available(state, policy).map((form) => ({
      form,
      text: filled(say.household.make, { form: labelOf(say.form, form) }),
    })),
  };
}
