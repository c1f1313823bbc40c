import { reading } from '../../api/http/reading.ts';
import { dayRoute } from '../../api/households/day-route.ts';
import { listDisputes } from '../../record/views/dispute-list.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage } from '../page.ts';

/** More than one goes to in a few days. */
const MOST = 50;

/** What one may want to take along: the cases that one mediates, and the households to be visited today. */
export function offeredPages(context: ConsoleContext): SignedInPage[] {
  const { record } = context;
  const route = dayRoute(context);
  return [
    {
      method: 'get',
      path: '/console/offline/disputes',
      signedIn: true,
      access: { list: 'dispute' },
      async handle({ actor }) {
        const mine = { ownerId: actor.userId, status: 'mediating' } as const;
        const { items } = await reading(record, actor, (tx, world) =>
          listDisputes(tx, world, mine, { page: 1, pageSize: MOST }),
        );
        return served(items.map(({ id, number, title }) => ({ kind: 'dispute', id, number, title })));
      },
    },
    {
      method: 'get',
      path: '/console/offline/households',
      signedIn: true,
      access: route.access,
      async handle(visit) {
        const { items } = (await route.handle(apiRequest({ ...visit, query: (schema) => schema.parse({}) }))).body as {
          items: { id: string; number: string; address: string }[];
        };
        return served(items.map(({ id, number, address }) => ({ kind: 'household', id, number, title: address })));
      },
    },
  ];
}

function served(items: { kind: 'dispute' | 'household'; id: string; number: string; title: string }[]) {
  return { served: { status: 200, body: { items } } };
}
