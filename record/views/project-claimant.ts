import type { ClaimantState } from '../../domain/mass/state.ts';
import type { StatementBuilder } from '../statement.ts';

const COLUMNS = [
  'stream_id',
  'dispute_id',
  'ordinal',
  'person_id',
  'amount_fen',
  'acknowledged',
  'standing',
  'since',
  'agreement_id',
  'route',
  'court_case_number',
] as const;
const CHANGING = COLUMNS.slice(COLUMNS.indexOf('standing'));

/** The claimant's row on the roll. */
export function projectClaimant(statement: StatementBuilder, state: ClaimantState): void {
  const row: Record<(typeof COLUMNS)[number], unknown> = {
    stream_id: state.id,
    dispute_id: state.disputeId,
    ordinal: state.ordinal,
    person_id: state.person.personId,
    amount_fen: state.amountFen,
    acknowledged: state.acknowledged,
    standing: state.standing,
    since: state.since,
    agreement_id: state.agreementId ?? null,
    route: state.route ?? null,
    court_case_number: state.courtCaseNumber ?? null,
  };
  statement.add(
    (value) => `INSERT INTO claimant_view (${COLUMNS.join(', ')})
      VALUES (${COLUMNS.map((column) => value(row[column])).join(', ')})
      ON CONFLICT (stream_id) DO UPDATE SET ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
}
