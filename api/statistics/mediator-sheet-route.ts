import { writeXlsx } from 'hucre/xlsx';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { XLSX } from '../../record/import/read-table.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import type { Language } from '../problems/catalogue.ts';
import { wordsIn } from '../public/words.ts';
import { periodOf } from './counts.ts';
import { type MediatorsAnswer, mediatorsFor, Wanted } from './mediator-statistics.ts';

const FEN = 100;
const RATE = '0%';

/** `GET /statistics/mediators.xlsx`: 考评 to be sent on, in the caller's language. */
export function mediatorSheetRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/mediators.xlsx',
    operationId: 'statistics-mediators-sheet',
    tag: 'statistics',
    summary: '调解员考评（电子表格） – the assessment as XLSX',
    queryOf: Wanted,
    answers: { 200: { description: 'the file', mediaType: XLSX } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.mediators' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const today = dateOf(await record.clock.now());
      const { assessed, organisations } = await reading(record, request.actor, async (tx, world) => ({
        assessed: await mediatorsFor(tx, wanted, await record.policies.effectiveOn(tx, today)),
        organisations: world.organisations,
      }));
      const name = encodeURIComponent(`考评-${wanted.from ?? ''}-${wanted.to ?? ''}.xlsx`);
      return {
        status: 200,
        headers: {
          'Content-Type': XLSX,
          'Content-Disposition': `attachment; filename="mediators.xlsx"; filename*=UTF-8''${name}`,
        },
        body: await sheetOf(assessed, organisations, request.language),
      };
    },
  };
}

async function sheetOf(
  { items }: MediatorsAnswer,
  organisations: OrganisationTree,
  language: Language,
): Promise<Buffer> {
  const { name, columns } = wordsIn(language).assessment;
  const lines = items.map(({ rates, courtsPart, ...item }) => [
    item.name ?? item.mediatorId,
    organisations[item.organisationId ?? '']?.name ?? '',
    item.score ?? '',
    ...[rates.success, rates.onTime, rates.performance, rates.satisfaction].map((rate) => rate ?? ''),
    ...[item.cases, item.open, item.succeeded],
    ...[courtsPart['court-entrusted'] ?? 0, courtsPart['court-assisted'] ?? 0, courtsPart.solo ?? 0],
    ...[item.supervisions, item.escalations, item.bonusFen / FEN],
  ]);
  const widths = Object.keys(columns).map((key) => ({
    width: key === 'organisation' ? 26 : 13,
    ...(['success', 'onTime', 'performance', 'satisfaction'].includes(key) && { numFmt: RATE }),
  }));
  const rows = [[name], Object.values(columns), ...lines];
  return Buffer.from(await writeXlsx({ sheets: [{ name, columns: widths, rows }] }));
}
