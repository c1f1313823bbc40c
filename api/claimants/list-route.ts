import { z } from 'zod';
import { CLAIMANT_STANDINGS } from '../../domain/mass/standing.ts';
import { listClaimants, rollTotals } from '../../record/views/claimants.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { disputePath } from '../disputes/parameters.ts';
import { pageOf, paging } from '../http/paging.ts';
import { readingAtOnce, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const standing = z.enum(CLAIMANT_STANDINGS);

const Filters = z.strictObject({ standing: standing.optional(), ...paging });

const Claimant = z
  .object({
    id: z.string(),
    ordinal: z.int(),
    person: z
      .looseObject({ personId: z.string(), name: z.string(), idNumber: z.string().optional() })
      .meta({ description: 'masked' }),
    amountFen: z.int(),
    acknowledged: z.boolean().meta({ description: '欠条' }),
    standing,
    since: z.string().meta({ format: 'date-time' }),
    agreementId: z.string().nullable(),
    route: z.string().nullable().meta({ description: 'the lawful route that was named to them' }),
    courtCaseNumber: z.string().nullable(),
  })
  .meta({ id: 'Claimant' });

const totals = { claimants: z.int(), amountFen: z.int() };
const RollPage = pageOf(Claimant)
  .extend({
    totals: z
      .object({ ...totals, byStanding: z.partialRecord(standing, z.object(totals)) })
      .meta({ description: 'over all claimants of the case, reckoned from them' }),
    import: z
      .object({ importId: z.string(), claimants: z.int(), done: z.int() })
      .nullable()
      .meta({ description: 'a roll that is on its way onto the case' }),
  })
  .meta({ id: 'RollPage' });

/** `GET /disputes/{id}/claimants` */
export function rollRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}/claimants',
    operationId: 'claimants',
    tag: 'claimants',
    summary: '债权人名单 – in the order of the roll, with totals',
    params: disputePath,
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: RollPage } },
    problems: ['not-found', 'invalid'],
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    async handle(request) {
      const id = uuidParam(request.params);
      const body = await readingAtOnce(record, request.actor, async (tx, { keys, organisations }) => {
        const { state } = await visibleCase(tx, disputeKind, id, organisations);
        const page = await listClaimants(tx, keys, id, request.query(Filters));
        const running = state.mass?.import ?? null;
        return {
          ...page,
          totals: await rollTotals(tx, id),
          import: running && { importId: running.importId, claimants: running.rows, done: running.done },
        };
      });
      return { status: 200, body };
    },
  };
}
