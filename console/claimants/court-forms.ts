import { z } from 'zod';
import { closeRoute } from '../../api/claimants/court-routes.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { claimantsStanding, seenOf } from './seen.ts';

const All = z.object({ all: z.literal('yes').optional().catch(undefined) });

/** 批量结案: whose cases the court has closed, a sheet at a time; `?all=yes` has all of the sheet ticked. */
export function closingForm(context: ConsoleContext): FormPage[] {
  return formPages(
    caseForm(context, {
      kind: disputeKind,
      type: 'close-claimants',
      route: closeRoute(context),
      words: (say) => say.claimantsForm,
      async see(tx, world, id, visit) {
        const seen = await seenOf(context, tx, world, id);
        const { options, notices } = await claimantsStanding(tx, world, id, 'filed', visit.say);
        const isAll = visit.query(All).all === 'yes';
        const ticked = isAll ? options.map(({ value }, place) => [`claimantIds.${place}`, value]) : [];
        return { ...seen.case, options: { claimantIds: options }, values: Object.fromEntries(ticked), notices };
      },
    }),
  );
}
