import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { OpenedRow } from '../../record/audit/open-row.ts';
import { deviceOf } from '../layout/device.ts';
import { whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
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
      row.kind === 'write' && row.route && labelOf(say.event, row.route),
      of && caseName(labelOf(say.recordKind, of.kind), of.number),
      person && `${audit.person} ${person.name ?? person.id}`,
      row.field && `${audit.field} ${labelOf(say.field, row.field)}`,
      row.sought && `${audit.sought} ${row.sought.join(' ')}`,
      row.purpose && `${audit.purpose} ${row.purpose}`,
    ];
    const route = row.kind === 'write' ? null : row.route;
    const from = [row.address, row.userAgent && deviceOf(row.userAgent), route, row.n && filled(audit.n, { n: row.n })];
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

/** Some numbers begin with what the record is. */
function caseName(kind: string, number: string): string {
  return number.startsWith(kind) ? number : `${kind} ${number}`;
}
