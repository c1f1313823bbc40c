import { z } from 'zod';
import { listRetention, readList } from '../../record/retention/list.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { retentionAnswer, retentionListAnswer } from './retention-answer.ts';
import { retentionKind, retentionPath } from './retention-kind.ts';
import { Retention, RetentionListItem } from './retention-schema.ts';

/** `GET /retention-rounds` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/retention-rounds',
    operationId: 'retention-rounds',
    tag: 'retention-rounds',
    summary: "档案鉴定销毁 – the caller's own county's yearly rounds",
    answers: { 200: { description: 'all of them', schema: z.object({ items: z.array(RetentionListItem) }) } },
    problems: [],
    signedIn: true,
    access: { list: 'retention-round' },
    async handle({ actor }) {
      const all = await reading(record, actor, (tx) => listRetention(tx));
      const items = all.filter(({ state }) => retentionKind.mayView(actor, state, {})).map(retentionListAnswer);
      return { status: 200, body: { items } };
    },
  };
}

const Paging = z.strictObject(paging);

/** `GET /retention-rounds/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/retention-rounds/{id}',
    operationId: 'retention-round',
    tag: 'retention-rounds',
    summary: '销毁清册 – what the round has found to be due, what is kept back and what became of it',
    params: retentionPath,
    queryOf: Paging,
    answers: {
      200: { description: "the county's rounds", schema: Retention, headers: z.object({ ETag: z.string() }) },
    },
    problems: ['not-found', 'invalid'],
    signedIn: true,
    access: retentionKind.rule('view'),
    async handle({ actor, params, query }) {
      const id = uuidParam(params);
      const page = query(Paging);
      const body = await reading(record, actor, async (tx, { organisations, keys }) => {
        const saved = await visibleCase(tx, retentionKind, id, organisations);
        const list = await readList(tx, keys, { streamId: id, no: saved.state.rounds }, page);
        const policy = await record.policies.version(tx, saved.policyVersion);
        return retentionAnswer(saved, list, actor, { organisations, policy });
      });
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}
