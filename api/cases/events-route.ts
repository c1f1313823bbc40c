import { z } from 'zod';
import type { AnyEvent } from '../../record/follow.ts';
import { recordedEvents } from '../../record/views/recorded-events.ts';
import type { ApiContext } from '../context.ts';
import { Events } from '../disputes/read-routes.ts';
import { etagOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import type { CaseKind } from './case-kind.ts';
import { visibleCase } from './visible-case.ts';

/** `GET {collection}/{id}/events`: 全程记录, for whoever may see the record. */
export function eventsRoute<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  { record }: ApiContext,
  kind: CaseKind<S, C, E>,
): SignedInRoute {
  return {
    method: 'get',
    path: `/api/v1${kind.collection}/{id}/events`,
    operationId: `${kind.name}-events`,
    tag: kind.tag,
    summary: '全程记录 – who did what, when',
    params: kind.params,
    answers: {
      200: {
        description: 'every event, in order',
        schema: Events,
        headers: z.object({ ETag: z.string().meta({ example: '"3"' }) }),
      },
    },
    problems: ['not-found'],
    signedIn: true,
    access: kind.rule('view'),
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const items = await reading(record, actor, async (tx, { organisations }) => {
        await visibleCase(tx, kind, id, organisations);
        return recordedEvents(tx, record.keys, id);
      });
      return { status: 200, headers: { ETag: etagOf(items.at(-1)?.seq ?? 0) }, body: { items } };
    },
  };
}
