import { z } from 'zod';
import { listSavedFilters, removeSavedFilter, saveFilter } from '../../record/saved-filters.ts';
import { inTransaction, type Tx } from '../../record/transaction.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { disputeFilters } from '../disputes/list-filters.ts';
import { receiveBody } from '../http/body.ts';
import { text } from '../http/fields.ts';
import { uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { actOnce, ASKED_WRONGLY } from './act-once.ts';

/** Among more nobody finds theirs. */
const MOST = 30;

const Filters = z.strictObject(disputeFilters);
const Wanted = z.strictObject({
  name: text(40).meta({ description: '名称; a saved one of the same name is replaced' }),
  filters: Filters.meta({ description: 'as for `GET /disputes`' }),
});
const Saved = z
  .object({ id: z.string(), name: z.string(), filters: z.record(z.string(), z.string()) })
  .meta({ id: 'SavedDisputeFilter' });

/** `/account/dispute-filters`: 常用筛选, looks at the list of disputes that somebody comes back to; everybody's own. */
export function disputeFilterRoutes(context: ApiContext): SignedInRoute[] {
  return [listRoute(context), saveRoute(context), removeRoute(context)];
}

function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/account/dispute-filters',
    operationId: 'account-dispute-filters',
    tag: 'account',
    summary: '常用筛选 – my saved looks at the list of disputes',
    answers: {
      200: { description: 'in the order in which they were saved', schema: z.object({ items: z.array(Saved) }) },
    },
    problems: [],
    signedIn: true,
    access: { of: 'own-account' },
    async handle({ actor }) {
      const items = await inTransaction(record.db, actor, (tx) => listSavedFilters(tx, record.keys));
      return { status: 200, body: { items } };
    },
  };
}

export function saveRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/account/dispute-filters',
    operationId: 'account-save-dispute-filter',
    tag: 'account',
    summary: '保存常用筛选 – under a name',
    requestBody: {
      mediaType: 'application/json',
      schema: Wanted,
      example: { name: '橙色、快到期', filters: { colour: 'orange', sort: 'due' } },
    },
    answers: { 201: { description: 'saved', schema: Saved } },
    headers: z.object(idempotencyHeader),
    problems: ['invalid', ...ASKED_WRONGLY],
    signedIn: true,
    access: { of: 'own-account' },
    before: [receiveBody],
    async handle(request) {
      const wanted = request.body.json(Wanted);
      const act = async (tx: Tx) => {
        const others = (await listSavedFilters(tx, record.keys)).filter(({ name }) => name !== wanted.name);
        if (others.length >= MOST) throw tooMany();
        await saveFilter(tx, record.keys, wanted);
      };
      const saved = await actOnce(
        record,
        request,
        'POST /account/dispute-filters',
        act,
        async (tx) => (await listSavedFilters(tx, record.keys)).find(({ name }) => name === wanted.name),
        asOneself,
      );
      return { status: 201, body: saved };
    },
  };
}

function tooMany(): Problem {
  const message = `最多保存${MOST}个常用筛选,请先删去不用的`;
  return new Problem('invalid', { errors: [{ path: 'name', message }] });
}

/** What is kept for somebody they write themselves. */
function asOneself(): void {}

export function removeRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/account/dispute-filters/{id}/remove',
    operationId: 'account-remove-dispute-filter',
    tag: 'account',
    summary: '删除常用筛选',
    params: z.object({ id: z.string().meta({ description: 'the saved filter' }) }),
    answers: { 204: { description: 'removed' } },
    headers: z.object(idempotencyHeader),
    problems: ['not-found', ...ASKED_WRONGLY],
    signedIn: true,
    access: { of: 'own-account' },
    before: [receiveBody],
    async handle(request) {
      const id = uuidParam(request.params);
      const act = async (tx: Tx) => {
        if (!(await removeSavedFilter(tx, id))) throw new Problem('not-found');
      };
      await actOnce(
        record,
        request,
        `POST /account/dispute-filters/${id}/remove`,
        act,
        async () => undefined,
        asOneself,
      );
      return { status: 204 };
    },
  };
}
