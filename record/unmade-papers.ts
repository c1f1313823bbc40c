import { MADE_WHEN_BOUND } from '../domain/documents/dossier/dossier-order.ts';
import { papersOfRecord } from '../domain/documents/fillable-forms.ts';
import { formOf } from '../domain/documents/form.ts';
import { formNameOf } from '../domain/documents/form-name.ts';
import type { Policies } from './policies.ts';
import { sealedForms } from './sealed-papers.ts';
import type { Tx } from './transaction.ts';

/** A paper that is to be made, and the state of its record that it is to show. */
export interface UnmadePaper {
  streamId: string;
  form: string;
  seq: number;
}

interface Row {
  streamId: string;
  kind: string;
  seq: number;
  policyVersion: number;
  state: unknown;
  /** The newest of each form that was made, or could not be made: `{form: seq}`. */
  made: Record<string, number> | null;
  /** The last event of each type that a paper must not be older than. */
  last: Record<string, number> | null;
}

/**
 * 待补文书: what belongs into the dossier of a dispute, can be filled, and was not made yet or shows what no longer holds.
 * `forms` are those that the dossier holds; null for every one. What is not settled yet – an agreement before it takes
 * effect – is not made here, and what is sealed was made.
 */
export async function unmadePapers(
  tx: Tx,
  policies: Policies,
  disputeId: string,
  forms: readonly string[] | null,
): Promise<UnmadePaper[]> {
  const rows = await tx.query<Row>(
    `SELECT id AS "streamId", kind, seq, (state->>'policyVersion')::integer AS "policyVersion", state,
       (SELECT jsonb_object_agg(form, seq) FROM (
          SELECT form, max(seq) AS seq FROM document WHERE stream_id = stream.id AND status <> 'pending' GROUP BY form
        ) AS made) AS made,
       (SELECT jsonb_object_agg(type, seq) FROM (
          SELECT type, max(seq) AS seq FROM event WHERE stream_id = stream.id AND type = ANY ($2) GROUP BY type
        ) AS last) AS last
     FROM stream
     WHERE root_id = $1 AND kind IN ('dispute', 'agreement', 'enforcement') AND state->>'status' IS DISTINCT FROM 'void'
     ORDER BY number`,
    [disputeId, Object.values(MADE_WHEN_BOUND).filter((type) => type !== null)],
  );
  const sealed = await sealedForms(tx, disputeId);
  const unmade: UnmadePaper[] = [];
  for (const row of rows) {
    const policy = await policies.version(tx, row.policyVersion);
    for (const form of papersOfRecord(row.kind, row.state, policy)) {
      if (row.streamId === disputeId && sealed.includes(form)) continue;
      const seq = wantedAt(row, form, forms);
      if (seq !== null) unmade.push({ streamId: row.streamId, form, seq });
    }
  }
  return unmade;
}

/** The state that a paper still to be made is to show; null if there is nothing to make. */
function wantedAt({ kind, seq, made, last }: Row, form: string, forms: readonly string[] | null): number | null {
  const { code } = formNameOf(form);
  const freshSince = MADE_WHEN_BOUND[code];
  if (freshSince === undefined || (forms !== null && !forms.includes(code))) return null;
  const since = freshSince === null ? undefined : last?.[freshSince];
  const isSettling = formOf(kind, form).settledBy !== undefined;
  if (isSettling && since === undefined) return null;
  const madeAt = made?.[form];
  if (madeAt !== undefined && madeAt >= (since ?? 0)) return null;
  return isSettling && since !== undefined ? since : seq;
}
