import type { z } from 'zod';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { PolicyChangeState } from '../../domain/policy-change/policy-change.ts';
import type { RecordContext } from '../../record/context.ts';
import { openTexts } from '../../record/texts.ts';
import type { Tx } from '../../record/transaction.ts';
import type { Page, PageRequest } from '../../record/views/page.ts';
import { policyChangePage } from '../../record/views/policy-changes.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { Language } from '../problems/catalogue.ts';
import { type PolicyChangeAnswer, policyChangeAnswer } from './policy-change-answer.ts';
import { policyChangeKind } from './policy-change-kind.ts';

type Answer = z.output<typeof PolicyChangeAnswer>;

/** One change as the transaction's actor may see it. @throws Problem `not-found` for any other */
export async function policyChangeFor(
  record: RecordContext,
  tx: Tx,
  { id, organisations, language }: { id: string; organisations: OrganisationTree; language: Language },
): Promise<Answer> {
  return answered(record, tx, await visibleCase(tx, policyChangeKind, id, organisations), language);
}

/** A page of the actor's own county's. */
export async function policyChangesFor(
  record: RecordContext,
  tx: Tx,
  filters: { status?: PolicyChangeState['status'] | undefined },
  { language, ...page }: PageRequest & { language: Language },
): Promise<Page<Answer>> {
  const found = await policyChangePage(tx, filters, page);
  const items = [];
  for (const each of found.items) items.push(await answered(record, tx, each, language));
  return { ...found, items };
}

async function answered(
  record: RecordContext,
  tx: Tx,
  saved: { seq: number; state: PolicyChangeState },
  language: Language,
): Promise<Answer> {
  const base = await record.policies.version(tx, saved.state.baseVersion);
  const texts = await openTexts(tx, record.keys, saved.state.id);
  return policyChangeAnswer(saved, { base, texts, actor: tx.actor, language });
}
