import type { Origin } from '../../domain/audit/entry.ts';
import { mayOnViolenceReport } from '../../domain/organisation/violence-report-access.ts';
import type { PersonFacts } from '../../domain/people/person.ts';
import type { PrivacyPolicy } from '../../domain/policy/privacy-policy.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ViolenceReportState } from '../../domain/violence-report/state.ts';
import { enterIntoAudit } from '../audit.ts';
import type { IdempotencyRequest } from '../idempotency.ts';
import type { KeyRing } from '../keys.ts';
import { lookOnce } from '../look-once.ts';
import { openPeople } from '../people.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

/** 强制报告 to the actor's own station, newest first. */
export function violenceReportPage(
  tx: Tx,
  { status }: { status?: ViolenceReportState['status'] | undefined },
  request: PageRequest,
): Promise<Page<{ seq: number; state: ViolenceReportState }>> {
  const reports = sql('stream').where('kind', 'violence-report');
  if (!mayOnViolenceReport(tx.actor.role, 'view', 'own')) reports.whereRaw('false');
  if (status !== undefined) reports.where('open', status === 'open');
  return pageOf(tx, reports, request, (builder) =>
    builder.select('seq', 'state').orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'id' }]),
  );
}

/** 查阅报告人: for a purpose, and with the look in the audit trail of the same transaction. */
export async function revealReporter(
  tx: Tx,
  keys: KeyRing,
  { id, reporter: { personId } }: ViolenceReportState,
  look: {
    purpose: string;
    at: Instant;
    origin: Origin;
    policy: PrivacyPolicy;
    idempotency: IdempotencyRequest | undefined;
  },
): Promise<{ facts: PersonFacts; until: Instant }> {
  const reporter = (await openPeople(tx, keys, id)).get(personId);
  if (reporter === undefined) throw new RangeError(`the report ${id} has lost who made it`);
  const { purpose, at, origin } = look;
  const until = await lookOnce(tx, keys, look, () =>
    enterIntoAudit(tx, keys, id, { personId, field: 'reporter', purpose, at, origin }),
  );
  return { facts: reporter, until };
}
