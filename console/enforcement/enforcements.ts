import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { dateOf } from '../../domain/time/instant.ts';
import {
  countEnforcements,
  ENFORCEMENT_PILES,
  type EnforcementPile,
  listEnforcements,
} from '../../record/views/enforcement-list.ts';
import type { ConsoleContext } from '../context.ts';
import { waitingOf } from '../court/desk-rows.ts';
import { organisationName } from '../dispute/around.ts';
import { yuanOf } from '../layout/money.ts';
import { pagesOf } from '../layout/pages.ts';
import { labelOf, type Words } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { trackName } from './track.ts';

const Query = z.object({
  pile: z.enum(ENFORCEMENT_PILES).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

const PAGE_SIZE = 50;

/** `GET /console/enforcements`: 执行案件 – how many lie at which stage, and which; the most urgent first. */
export function enforcementsPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/enforcements',
    signedIn: true,
    access: { list: 'enforcement' },
    queryOf: Query,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { pile, page } = visit.query(Query);
      const now = await record.clock.now();
      const { listed, counts, around } = await reading(record, actor, async (tx, world) => ({
        listed: await listEnforcements(tx, world, pile, { page, pageSize: PAGE_SIZE }),
        counts: await countEnforcements(tx),
        around: {
          policy: await record.policies.effectiveOn(tx, dateOf(now)),
          organisations: world.organisations,
          now,
          language,
          say,
        },
      }));
      return {
        view: 'enforcements',
        title: say.enforcement.listTitle,
        data: {
          piles: ENFORCEMENT_PILES.map((code) => ({
            code,
            name: pileName(code, say),
            total: counts[code] ?? 0,
            path: addressOf(code === pile ? undefined : code),
            isHere: code === pile,
          })),
          heading: pile === undefined ? say.enforcement.all : pileName(pile, say),
          all: pile === undefined ? null : addressOf(undefined),
          rows: listed.items.map(({ id, state, what, since, dueAt }) => ({
            path: `/console/enforcements/${id}`,
            number: state.number,
            caseNumber: state.courtCaseNumber ?? null,
            pile: pileName(state.status === 'enforcing' ? state.stage : state.status, say),
            track: trackName(state.track, around),
            court: organisationName(around, state.courtId),
            owed: owedOf(state.claims, say),
            what: what === null ? null : labelOf(say.task, what),
            ...waitingOf(since ?? state.referredAt, dueAt, around),
          })),
          pages: pagesOf(listed, (number) => addressOf(pile, number), say),
        },
      };
    },
  };
}

export function pileName(pile: EnforcementPile, { enforcementStatus, enforcementStage }: Words): string {
  return labelOf({ ...enforcementStatus, ...enforcementStage }, pile);
}

/** What is still owed: the money, and how many acts. */
function owedOf(
  claims: { kind: string; amountFen?: number; receivedFen: number; done: boolean }[],
  say: Words,
): string {
  const fen = claims.reduce((sum, { amountFen = 0, receivedFen }) => sum + amountFen - receivedFen, 0);
  const acts = claims.filter(({ kind, done }) => kind === 'act' && !done).length;
  return [
    ...(fen > 0 || acts === 0 ? [yuanOf(fen)] : []),
    ...(acts > 0 ? [say.enforcement.acts.replace('{n}', String(acts))] : []),
  ].join(' · ');
}

function addressOf(pile: EnforcementPile | undefined, page = 1): string {
  const query = new URLSearchParams({
    ...(pile !== undefined && { pile }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? '/console/enforcements' : `/console/enforcements?${query}`;
}
