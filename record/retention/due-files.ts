import { retentionOf } from '../../domain/retention/period.ts';
import type { RetentionPolicy } from '../../domain/policy/retention-policy.ts';
import { type CivilDate, yearOf } from '../../domain/time/civil-date.ts';
import { type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';

/** A closed case whose time is over, as the list names it. */
export interface DueFile {
  caseId: string;
  number: string;
  type: string;
  outcome: string | null;
  class: string;
  openedAt: Instant;
  closedAt: Instant;
  dueOn: CivilDate;
}

interface Candidate extends Omit<DueFile, 'class' | 'dueOn'> {
  mass: boolean;
  agreed: boolean;
}

const AT_ONCE = 1_000;

// Whatever hangs on it is over too, no open case knows it as linked, and it is not erased yet.
const CANDIDATES = `
  SELECT dispute_view.stream_id AS "caseId", dispute_view.number, dispute_view.type, dispute_view.outcome,
    dispute_view.opened_at AS "openedAt", dispute_view.closed_at AS "closedAt",
    coalesce(stream.state->'mass' <> 'null', false) AS mass, dispute_view.agreement_form IS NOT NULL AS agreed
  FROM dispute_view JOIN stream ON stream.id = dispute_view.stream_id
  WHERE dispute_view.closed_at IS NOT NULL AND dispute_view.closed_at < $1 AND NOT stream.open
    AND (dispute_view.closed_at, dispute_view.stream_id) > ($2::timestamptz, $3::uuid)
    AND NOT EXISTS (SELECT FROM stream AS hanging
      WHERE hanging.root_id = stream.id AND hanging.root_id <> hanging.id AND hanging.open)
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(stream.state->'links') AS link
      JOIN stream AS linked ON linked.id = (link->>'disputeId')::uuid WHERE linked.open)
    AND NOT stream.erased`;

/** 到期案卷: closed disputes whose 保管期限 is over on a day, the longest closed first; at most as many as a round looks at. */
export async function dueFiles(tx: Tx, policy: RetentionPolicy, today: CivilDate): Promise<DueFile[]> {
  const before = closedBefore(policy, today);
  const due: DueFile[] = [];
  if (before === null) return due;
  let last = { closedAt: '-infinity', caseId: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const candidates = await tx.query<Candidate>(
      `${CANDIDATES} ORDER BY dispute_view.closed_at, dispute_view.stream_id LIMIT ${AT_ONCE}`,
      [before, last.closedAt, last.caseId],
    );
    due.push(...candidates.flatMap((candidate) => judged(candidate, policy, today)));
    const newest = candidates.at(-1);
    if (newest === undefined || due.length >= policy.round.longestList) return due.slice(0, policy.round.longestList);
    last = newest;
  }
}

/** How a case that was listed stands now: something may have been linked to it since. */
export async function standingOfFile(tx: Tx, caseId: string): Promise<'due' | 'erased' | 'left'> {
  const [stream] = await tx.query<{ erased: boolean }>('SELECT erased FROM stream WHERE id = $1', [caseId]);
  if (stream?.erased) return 'erased';
  const values = ['infinity', '-infinity', '00000000-0000-0000-0000-000000000000', caseId];
  const due = await tx.query(`${CANDIDATES} AND dispute_view.stream_id = $4`, values);
  return due.length > 0 ? 'due' : 'left';
}

function judged({ mass, agreed, ...file }: Candidate, policy: RetentionPolicy, today: CivilDate): DueFile[] {
  const kept = retentionOf({ ...file, mass, agreed }, policy);
  return kept.dueOn !== null && kept.dueOn <= today ? [{ ...file, class: kept.class, dueOn: kept.dueOn }] : [];
}

/** No class is over sooner than the shortest; null if none ever is. */
function closedBefore({ classes }: RetentionPolicy, today: CivilDate): Instant | null {
  const years = Object.values(classes).flatMap(({ years: n }) => (n === null ? [] : [n]));
  return years.length === 0 ? null : startOfDay(`${yearOf(today) - Math.min(...years)}-01-01`);
}
