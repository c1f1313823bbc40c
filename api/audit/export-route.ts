import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import { searchAudit } from '../../record/audit/search.ts';
import { XLSX } from '../../record/import/read-table.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { auditCsv, auditXlsx } from './audit-sheet.ts';
import { between, days, filters } from './filters.ts';

const FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: auditCsv },
  xlsx: { mediaType: XLSX, write: auditXlsx },
} as const;

const Wanted = z.strictObject({ ...filters, ...days });

/** `GET /audit.csv`, `GET /audit.xlsx`: 审计导出, itself on the trail. */
export function auditExportRoute({ record }: ApiContext, format: keyof typeof FORMATS): SignedInRoute {
  const { mediaType, write } = FORMATS[format];
  return {
    method: 'get',
    path: `/api/v1/audit.${format}`,
    operationId: `audit-${format}`,
    tag: 'audit',
    summary: `审计导出 – what a search finds, as ${format.toUpperCase()}`,
    queryOf: Wanted,
    answers: { 200: { description: 'the file', mediaType: mediaType.split(';')[0] ?? mediaType } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'audit' },
    async handle(request) {
      const { from, to, ...wanted } = request.query(Wanted);
      const today = dateOf(await record.clock.now());
      const items = await reading(record, request.actor, async (tx) => {
        const { audit } = await record.policies.effectiveOn(tx, today);
        const period = between({ from, to }, today, audit);
        const pageSize = audit.exportRows;
        const found = await searchAudit(tx, record.keys, { ...wanted, ...period }, { page: 1, pageSize });
        if (found.total > pageSize) {
          throw new Problem('invalid', {
            errors: [{ path: 'from', message: `一次至多导出${pageSize}行，请缩小范围` }],
          });
        }
        return found.items;
      });
      return {
        status: 200,
        headers: {
          'Content-Type': mediaType,
          'Content-Disposition': `attachment; filename="audit-${today}.${format}"`,
          'Cache-Control': 'no-store',
        },
        body: await write(items, request.language),
      };
    },
  };
}
