import type { ClaimantStanding } from '../../domain/mass/standing.ts';
import { type MaskedPerson, maskPerson } from '../../domain/people/mask.ts';
import type { PersonFacts } from '../../domain/people/person.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import { openPerson, type PersonRow } from '../people.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, rowsOf, sql } from './page.ts';

/** 名单上的一人, as lists show them. */
export interface ClaimantItem {
  id: string;
  ordinal: number;
  person: MaskedPerson & { personId: string };
  amountFen: number;
  acknowledged: boolean;
  standing: ClaimantStanding;
  since: Instant;
  agreementId: string | null;
  route: string | null;
  courtCaseNumber: string | null;
}

interface Totals {
  claimants: number;
  amountFen: number;
}

/** 合计: over all claimants of the case, whichever page or filter was asked for. */
export interface RollTotals extends Totals {
  byStanding: Partial<Record<ClaimantStanding, Totals>>;
}

const COLUMNS = {
  id: 'claimant_view.stream_id',
  ordinal: 'ordinal',
  amountFen: 'amount_fen',
  acknowledged: 'acknowledged',
  standing: 'standing',
  since: 'since',
  agreementId: 'agreement_id',
  route: 'route',
  courtCaseNumber: 'court_case_number',
};

type Row = Omit<ClaimantItem, 'person'> & Pick<PersonRow, 'cipher' | 'wrapped'> & { personId: string };

/** One page of a case's roll, in its order; empty where the actor may not read the case. */
export async function listClaimants(
  tx: Tx,
  keys: KeyRing,
  disputeId: string,
  { standing, ...request }: PageRequest & { standing?: ClaimantStanding },
): Promise<Page<ClaimantItem>> {
  const filtered = sql('claimant_view').where('dispute_id', disputeId);
  if (standing !== undefined) filtered.where('standing', standing);
  const page = await pageOf<Row>(tx, filtered, request, (builder) =>
    builder
      .join('person', 'person.id', 'claimant_view.person_id')
      .leftJoin('data_key', 'data_key.id', 'person.id')
      .select({ ...COLUMNS, personId: 'person.id', cipher: 'person.cipher', wrapped: 'data_key.wrapped' })
      .orderBy('ordinal'),
  );
  const items = page.items.map(({ personId, cipher, wrapped, ...item }): ClaimantItem => {
    const facts = openPerson(keys, { id: personId, stream_id: item.id, cipher, wrapped });
    return { ...item, person: { personId, ...maskPerson(JSON.parse(facts) as PersonFacts) } };
  });
  return { ...page, items };
}

/** Reckoned from the claimants themselves each time it is asked for. */
export async function rollTotals(tx: Tx, disputeId: string): Promise<RollTotals> {
  const rows = await rowsOf<Totals & { standing: ClaimantStanding }>(
    tx,
    sql('claimant_view')
      .where('dispute_id', disputeId)
      .groupBy('standing')
      .select('standing', sql.raw('count(*)::int AS claimants'), sql.raw('sum(amount_fen)::bigint AS "amountFen"')),
  );
  const totals: RollTotals = { claimants: 0, amountFen: 0, byStanding: {} };
  for (const { standing, claimants, amountFen } of rows) {
    totals.byStanding[standing] = { claimants, amountFen };
    totals.claimants += claimants;
    totals.amountFen += amountFen;
  }
  return totals;
}
