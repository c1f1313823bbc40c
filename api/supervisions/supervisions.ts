import { z } from 'zod';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import type { Page, PageRequest } from '../../record/views/page.ts';
import { listSupervisions, type SupervisionFilters } from '../../record/views/supervisions.ts';
import type { ApiContext } from '../context.ts';
import { code, id } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const Filters = z.strictObject({
  state: z
    .enum(['open', 'answered', 'lapsed'])
    .optional()
    .meta({ description: 'an answer is awaited · was given · is no longer owed: the case moved on or ended' }),
  reason: code.optional().meta({ description: 'what it is pressed for', example: 'idle' }),
  stage: code.optional().meta({ description: 'who presses: `coordinator` or `county`' }),
  organisationId: id.optional().meta({ description: 'who must answer, or had to' }),
  overdue: z.enum(['true', 'false']).optional().meta({ description: '`true`: only what was not answered in time' }),
  ...paging,
});

const when = z.string().meta({ format: 'date-time' });

const Supervision = z
  .object({
    caseId: z.string(),
    number: z.string(),
    title: z.string(),
    status: z.string(),
    level: z.string(),
    colour: z.string(),
    owner: z.object({ organisationId: z.string(), organisationName: z.string(), mediatorId: z.string().nullable() }),
    reason: z.string(),
    words: z.string().nullable().meta({ description: 'why, from whoever pressed; null where a rule did' }),
    stage: z.string(),
    organisationId: z.string().meta({ description: 'who must answer' }),
    organisationName: z.string(),
    openedAt: when,
    since: when.meta({ description: 'since when that organisation must answer' }),
    dueAt: when.nullable(),
    state: z.enum(['open', 'answered', 'lapsed']),
    overdue: z.boolean().meta({ description: 'open, and not answered in the time first given' }),
    endedAt: when.nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'Supervision' });

/** `GET /supervisions`: 督办, what is pressed for and how it was answered. */
export function supervisionsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/supervisions',
    operationId: 'supervisions',
    tag: 'supervisions',
    summary: '督办 – of the cases the caller may see: a coordinator those of the township, a supervisor the county’s',
    queryOf: Filters,
    answers: { 200: { description: 'open ones first, the most urgent before', schema: pageOf(Supervision) } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'supervisions' },
    async handle(request) {
      const { page, pageSize, overdue, ...filters } = request.query(Filters);
      const now = await record.clock.now();
      const wanted = { ...filters, overdue: overdue === undefined ? undefined : overdue === 'true' };
      const body = await reading(record, request.actor, (tx, world) =>
        supervisionsFor(tx, world, wanted, now, { page, pageSize }),
      );
      return { status: 200, body };
    },
  };
}

/** 督办 of the cases that the actor may see, with everybody's name. */
export async function supervisionsFor(
  tx: Tx,
  world: ReadingWorld,
  filters: SupervisionFilters,
  now: Instant,
  request: PageRequest,
): Promise<Page<z.output<typeof Supervision>>> {
  const nameOf = (organisationId: string) => world.organisations[organisationId]?.name ?? organisationId;
  const pressed = await listSupervisions(tx, world, filters, now, request);
  const items = pressed.items.map(({ disputeId, owner, ...supervision }) => ({
    caseId: disputeId,
    ...supervision,
    organisationName: nameOf(supervision.organisationId),
    owner: { ...owner, organisationName: nameOf(owner.organisationId) },
  }));
  return { ...pressed, items };
}
