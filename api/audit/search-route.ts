import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import { searchAudit } from '../../record/audit/search.ts';
import type { ApiContext } from '../context.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { between, days, filters } from './filters.ts';

const when = z.string().meta({ format: 'date-time' });

const Entry = z
  .object({
    n: z.int().nullable().meta({ description: 'its number in the trail; null for an event' }),
    seq: z.int().nullable().meta({ description: 'its number in the record; null for a look' }),
    kind: z
      .string()
      .meta({ description: '`view` · `file` · `list` · `search` · `export` · `reveal` · `act` · `write`' }),
    outcome: z.string().meta({ description: '`seen` · `asked` · `not-permitted` · `not-found` · `done`' }),
    at: when,
    enteredAt: when.nullable().meta({ description: 'by the real clock' }),
    userId: z.string(),
    organisationId: z.string(),
    role: z.string(),
    route: z.string().nullable(),
    case: z.object({ id: z.string(), kind: z.string(), number: z.string() }).nullable(),
    person: z.object({ id: z.string(), name: z.string().nullable() }).nullable().meta({ description: 'masked' }),
    documentId: z.string().nullable(),
    field: z.string().nullable(),
    purpose: z.string().nullable(),
    about: z.record(z.string(), z.string()).nullable().meta({ description: 'filters, and further ids of the address' }),
    sought: z.array(z.string()).nullable().meta({ description: 'what was searched for, masked' }),
    sessionId: z.string().nullable(),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

const Wanted = z.strictObject({ ...filters, ...days, ...paging });

/** `GET /audit`: 审计查询, who looked at what and who wrote what. */
export function auditSearchRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/audit',
    operationId: 'audit',
    tag: 'audit',
    summary: '审计查询 – looks, refusals and writes of the county, newest first',
    queryOf: Wanted,
    answers: { 200: { description: 'a page', schema: pageOf(Entry) } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'audit' },
    async handle(request) {
      const { page, pageSize, from, to, ...wanted } = request.query(Wanted);
      const today = dateOf(await record.clock.now());
      const body = await reading(record, request.actor, async (tx) => {
        const { audit } = await record.policies.effectiveOn(tx, today);
        const period = between({ from, to }, today, audit);
        return searchAudit(tx, record.keys, { ...wanted, ...period }, { page, pageSize });
      });
      return { status: 200, body };
    },
  };
}
