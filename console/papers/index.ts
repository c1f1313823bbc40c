import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { formsOfAgreement } from '../../api/documents/agreement-forms.ts';
import { formsOfDispute } from '../../api/documents/dispute-forms.ts';
import { formsOfEnforcement } from '../../api/documents/enforcement-forms.ts';
import { enforcementKind } from '../../api/enforcements/enforcement-kind.ts';
import { availableActions } from '../../domain/dispute/available-actions.ts';
import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { openSealedPages } from './open-sealed.ts';
import { papersPages } from './papers.ts';
import { partsOfDispute } from './parts-of-dispute.ts';
import { sealingForms } from './sealing.ts';

/** 文书: of disputes, agreements and enforcements – which there are, which can be made, and how a sealed one opens. */
export function paperPages(context: ConsoleContext): SignedInPage[] {
  return [
    ...papersPages(context, disputeKind, {
      forms: formsOfDispute,
      partNames: partsOfDispute(context),
      dossier: true,
      actions: availableActions,
    }),
    ...papersPages(context, agreementKind, { forms: formsOfAgreement }),
    ...papersPages(context, enforcementKind, { forms: formsOfEnforcement }),
    ...openSealedPages(context),
    ...sealingForms(context),
  ];
}
