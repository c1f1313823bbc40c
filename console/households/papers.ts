import { z } from 'zod';
import { caseDocumentRoutes } from '../../api/documents/case-documents.ts';
import { formsOfHousehold } from '../../api/documents/household-forms.ts';
import type { listedDocuments } from '../../api/documents/listed-documents.ts';
import { householdKind } from '../../api/households/household-kind.ts';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
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
        path: status === 'ready' && !sealed ? `/console/documents/${id}` : null,
      })),
    forms: formsOfHousehold.available(state, policy).map((form) => ({
      form,
      text: filled(say.household.make, { form: labelOf(say.form, form) }),
    })),
  };
}

const Wanted = z.object({ form: z.string(), about: z.string().optional() });

/** `POST /console/households/{id}/documents`: 制作文书, as the file stands. */
export function paperPage(context: ConsoleContext): SignedInPage {
  const make = caseDocumentRoutes(context, householdKind, formsOfHousehold).find(({ method }) => method === 'post');
  if (make === undefined) throw new RangeError('the API makes no papers of a household');
  return {
    method: 'post',
    path: '/console/households/{id}/documents',
    signedIn: true,
    access: make.access,
    async handle(visit) {
      await make.handle(apiRequest(visit, Wanted.parse({ form: '', ...visit.fields })));
      return { redirect: `/console/households/${visit.params.id ?? ''}?made=1#papers-heading` };
    },
  };
}
