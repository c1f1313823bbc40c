import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { dossierOfDispute, dossierOfHousehold } from '../../api/documents/dossiers.ts';
import { householdKind } from '../../api/households/household-kind.ts';
import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { dossierPages as dossierPagesOf } from './dossier.ts';
import { handOverPages } from './hand-over.ts';

/** 卷宗 of disputes and of households, and 移送立案材料. */
export function dossierPages(context: ConsoleContext): SignedInPage[] {
  return [
    ...dossierPagesOf(context, disputeKind, dossierOfDispute),
    ...dossierPagesOf(context, householdKind, dossierOfHousehold),
    ...handOverPages(context),
  ];
}
