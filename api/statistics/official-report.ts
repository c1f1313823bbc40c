import { z } from 'zod';
import { committeeColumn, sourceColumn } from '../../domain/assessment/official-columns.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { countConfirmed, type ReportCell, reportCells } from '../../record/views/dispute-statistics.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { added, Counts, period, periodOf } from './counts.ts';

export const Wanted = z.strictObject(period);

const columns = z.record(z.string(), Counts);

export const Report = z
  .object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    total: Counts,
    performed: z.int().meta({ description: '协议已履行' }),
    confirmed: z.int().meta({ description: '司法确认' }),
    byCommitteeKind: columns.meta({
      description: '`village` 村居 · `township` 乡镇街道 · `association` 社会团体和其他组织 · `court`',
    }),
    bySource: columns.meta({
      description: '主动 `initiative` · 依申请 `application` · 接受委托移送 from the authority named',
    }),
    byType: columns,
    byForm: columns.meta({ description: '`oral` 口头 · `written` 书面, of the cases that came to an agreement' }),
  })
  .meta({ id: 'OfficialReport' });

/** `GET /statistics/report`: 人民调解统计报表, the columns of the official report for which the record has the facts. */
export function officialReportRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/report',
    operationId: 'statistics-report',
    tag: 'statistics',
    summary: '统计报表 – the columns of the official report, of the cases registered in a period',
    queryOf: Wanted,
    answers: { 200: { description: 'the report', schema: Report } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.report' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const body = await reading(record, request.actor, (tx, { organisations }) =>
        officialReport(tx, organisations, wanted),
      );
      return { status: 200, body };
    },
  };
}

/** What the report says of the cases registered in a period, as far as the actor may count them. */
export async function officialReport(
  tx: Tx,
  organisations: OrganisationTree,
  { from, to }: z.infer<typeof Wanted>,
): Promise<z.infer<typeof Report>> {
  return {
    ...{ from: from ?? null, to: to ?? null },
    ...columnsOf(await reportCells(tx, { from, to }), organisations),
    confirmed: await countConfirmed(tx, { from, to }),
  };
}

function columnsOf(cells: readonly ReportCell[], organisations: OrganisationTree) {
  return {
    total: added(cells),
    performed: added(cells.filter(({ outcome }) => outcome === 'performed')).total,
    byCommitteeKind: grouped(cells, ({ organisationId }) => committeeColumn(organisations[organisationId]?.kind)),
    bySource: grouped(cells, ({ source }) => sourceColumn(source)),
    byType: grouped(cells, ({ type }) => type),
    byForm: grouped(cells, ({ agreementForm }) => agreementForm),
  };
}

/** Cells that `columnOf` gives no column stand in none. */
function grouped(cells: readonly ReportCell[], columnOf: (cell: ReportCell) => string | null) {
  const columns = new Map<string, ReportCell[]>();
  for (const cell of cells) {
    const column = columnOf(cell);
    if (column !== null) columns.set(column, [...(columns.get(column) ?? []), cell]);
  }
  return Object.fromEntries([...columns].map(([column, own]) => [column, added(own)]));
}
