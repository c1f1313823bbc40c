import { z } from 'zod';
import { templateRoute } from '../../api/claimants/template-route.ts';
import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import { visibleAmong, visibleCase } from '../../api/cases/visible-case.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { CLAIMANT_STANDINGS, type ClaimantStanding } from '../../domain/mass/standing.ts';
import { listClaimants, rollTotals } from '../../record/views/claimants.ts';
import type { ConsoleContext } from '../context.ts';
import { rollPath } from '../dispute/roll-card.ts';
import { apiRequest } from '../http/api-request.ts';
import { yuanOf } from '../layout/money.ts';
import { pagesOf } from '../layout/pages.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { rollRow } from './roll-row.ts';
import { rollSteps } from './roll-steps.ts';

const PAGE_SIZE = 50;

const Asked = z.object({
  standing: z.enum(CLAIMANT_STANDINGS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).catch(1),
});

/** `GET /console/disputes/{id}/claimants`: 申请人名单 – who claims how much and how far each is; and its 模板 to fill in. */
export function rollPages({ record }: ConsoleContext): SignedInPage[] {
  return [
    {
      method: 'get',
      path: '/console/claimants/template',
      signedIn: true,
      access: templateRoute.access,
      handle: async (visit) => ({ served: await templateRoute.handle(apiRequest(visit)) }),
    },
    {
      method: 'get',
      path: '/console/disputes/{id}/claimants',
      signedIn: true,
      access: { of: 'dispute', right: 'view' },
      queryOf: Asked,
      async handle(visit) {
        const { actor, params, say, language } = visit;
        const id = uuidParam(params);
        const { standing, page } = visit.query(Asked);
        const now = await record.clock.now();
        const { dispute, found, totals, open, policy, importing } = await reading(record, actor, async (tx, world) => {
          const { state } = await visibleCase(tx, disputeKind, id, world.organisations);
          const found = await listClaimants(tx, world.keys, id, { standing, page, pageSize: PAGE_SIZE });
          const agreementIds = found.items.flatMap(({ agreementId }) => agreementId ?? []);
          return {
            ...(await disputeFor(record, tx, world, id)),
            found,
            totals: await rollTotals(tx, id),
            open: await visibleAmong(tx, agreementKind, agreementIds, world.organisations),
            importing: state.mass?.import ?? null,
          };
        });
        const { claimants: words } = say;
        const at = (of?: ClaimantStanding, number = 1) => addressOf(rollPath(id), of, number);
        return {
          view: 'claimants',
          title: `${words.title} ${dispute.number}`,
          live: { recordId: id },
          data: {
            back: `/console/disputes/${id}`,
            about: `${dispute.number} ${dispute.title}`,
            sum: filled(words.sum, { n: totals.claimants, yuan: yuanOf(totals.amountFen) }),
            importing: importing && filled(words.importing, { n: importing.rows, done: importing.done }),
            steps: rollSteps(dispute, say),
            tabs: [
              { name: words.all, total: totals.claimants, path: at(), isHere: standing === undefined },
              ...CLAIMANT_STANDINGS.flatMap((code) => {
                const total = totals.byStanding[code]?.claimants ?? 0;
                const isHere = code === standing;
                return total > 0 || isHere ? [{ name: words.standing[code], total, path: at(code), isHere }] : [];
              }),
            ],
            standingSum: standing && yuanOf(totals.byStanding[standing]?.amountFen ?? 0),
            rows: found.items.map((item) => rollRow(item, open, { policy, now, language, say })),
            isEmpty: totals.claimants === 0,
            pages: pagesOf(found, (number) => at(standing, number), say),
          },
        };
      },
    },
  ];
}

function addressOf(roll: string, standing: ClaimantStanding | undefined, page: number): string {
  const query = new URLSearchParams({
    ...(standing && { standing }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? roll : `${roll}?${query}`;
}
