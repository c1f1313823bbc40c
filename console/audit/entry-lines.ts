import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { OpenedRow } from '../../record/audit/open-row.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInVisit } from '../page.ts';

/** 审计记录 as lines to read: who, when, did what to what, and how it ended. */
export function entryLines(
  rows: readonly OpenedRow[],
  organisations: OrganisationTree,
  { say, language }: Pick<SignedInVisit, 'say' | 'language'>,
) {
  const { audit } = say;
  return rows.map((row) => {
    const { case: of, person } = row;
    const what = [
      of && `${labelOf(say.recordKind, of.kind)} ${of.number}`,
      person && `${audit.person} ${person.name ?? person.id}`,
      row.field && `${audit.field} ${labelOf(say.field, row.field)}`,
      row.sought && `${audit.sought} ${row.sought.join(' ')}`,
      row.purpose && `${audit.purpose} ${row.purpose}`,
    ];
    const from = [row.address, row.userAgent, row.route, row.n === null ? null : `n ${row.n}`];
    return {
      at: whenOf(row.at, language),
      who: row.userId,
      house: [labelOf(say.role, row.role), organisations[row.organisationId]?.name ?? row.organisationId].join(' · '),
      kind: labelOf(audit.kind, row.kind),
      outcome: labelOf(audit.outcome, row.outcome),
      isRefused: row.outcome === 'not-permitted' || row.outcome === 'not-found',
      what: what.filter((part) => part).join(' · '),
      from: from.filter((part) => part).join(' · '),
    };
  });
}
