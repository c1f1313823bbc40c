import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import {
  COURT_PILES,
  countAtCourt,
  countConfirmations,
  listAtCourt,
  listConfirmations,
} from '../../record/views/court-desk.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import type { SignedInPage } from '../page.ts';
import { confirmationRow, deskRow } from './desk-rows.ts';

const PILES = [...COURT_PILES, 'confirmations'] as const;
type Pile = (typeof PILES)[number];

const Query = z.object({
  pile: z.enum(PILES).default('offered'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  accepted: z.coerce.number().int().min(1).max(1_000).optional(),
});

/** As many as a clerk goes through before a break. */
const PAGE_SIZE = 50;

/** `GET /console/court`: 法院工作台 – what is offered, mediated here, entrusted, filed, and asked to be confirmed. */
export function courtDeskPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/court',
    signedIn: true,
    // Who hands cases over keeps the court's desk.
    access: { of: 'dispute', right: 'hand-over' },
    queryOf: Query,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { pile, page, accepted } = visit.query(Query);
      const now = await record.clock.now();
      const request = { page, pageSize: PAGE_SIZE };
      const read = await reading(record, actor, async (tx, world) => {
        const policy = await record.policies.effectiveOn(tx, dateOf(now));
        const around = { policy, organisations: world.organisations, now, language, say };
        const counts = { ...(await countAtCourt(tx)), confirmations: await countConfirmations(tx) };
        if (pile === 'confirmations') {
          const listed = await listConfirmations(tx, request);
          return { counts, listed, rows: listed.items.map((item) => confirmationRow(item, around)) };
        }
        const listed = await listAtCourt(tx, world, pile, request);
        const rows = await Promise.all(
          listed.items.map(async (item) =>
            deskRow(pile, item, await record.policies.version(tx, item.policyVersion), around),
          ),
        );
        return { counts, listed, rows };
      });
      const { counts, listed, rows } = read;
      return {
        view: 'court',
        title: say.court.title,
        data: {
          tabs: PILES.map((code) => ({
            name: say.court.piles[code],
            total: counts[code],
            path: addressOf(code),
            isHere: code === pile,
          })),
          pile,
          heading: say.court.piles[pile],
          help: say.court.help[pile],
          columns: say.court.columns[pile],
          isConfirmations: pile === 'confirmations',
          canAccept: pile === 'offered' && rows.length > 0,
          accepted: accepted ?? null,
          rows,
          empty: rows.length === 0 ? say.court.empty[pile] : null,
          pages: pagesOf(listed, (number) => addressOf(pile, number), say),
        },
      };
    },
  };
}

function addressOf(pile: Pile, page = 1): string {
  const query = new URLSearchParams({
    ...(pile !== 'offered' && { pile }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? '/console/court' : `/console/court?${query}`;
}
