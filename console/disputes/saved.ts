import { z } from 'zod';
import { removeRoute, saveRoute } from '../../api/account/dispute-filters.ts';
import { disputeFilters } from '../../api/disputes/list-filters.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { SavedFilter } from '../../record/saved-filters.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { localPath } from '../http/local-path.ts';
import type { Words } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { addressOf, DISPUTES, type Filters, isSame } from './filters.ts';

const Saved = z.object(disputeFilters);

/** `POST /console/disputes/filters` and `…/{id}/remove`: 常用筛选 kept and let go. */
export function savedPages(context: ConsoleContext): SignedInPage[] {
  const save = saveRoute(context);
  const remove = removeRoute(context);
  return [
    {
      method: 'post',
      path: '/console/disputes/filters',
      signedIn: true,
      access: save.access,
      async handle(visit) {
        const address = localPath(visit.fields.address);
        const asked = [...new URL(address, 'http://nowhere.invalid').searchParams];
        const filters = Object.fromEntries(asked.filter(([name]) => Object.hasOwn(disputeFilters, name)));
        await save.handle(apiRequest(visit, { name: visit.fields.name, filters }));
        return { redirect: address };
      },
    },
    {
      method: 'post',
      path: '/console/disputes/filters/{id}/remove',
      signedIn: true,
      access: remove.access,
      async handle(visit) {
        await remove.handle(apiRequest(visit));
        return { redirect: DISPUTES };
      },
    },
  ];
}

/** The looks that everybody has, then one's own; the one that is open is marked. */
export function looksOf(filters: Filters, saved: readonly SavedFilter[], actor: Actor, { disputes }: Words) {
  const everybodys: { name: string; of: Filters }[] = [
    { name: disputes.looks.all, of: {} },
    { name: disputes.looks.open, of: { status: 'open' } },
    { name: disputes.looks.mine, of: { status: 'open', ownerId: actor.userId } },
    { name: disputes.looks.due, of: { status: 'open', sort: 'due' } },
  ];
  const own = saved.flatMap(({ id, name, filters: kept }) => {
    const read = Saved.safeParse(kept);
    // A code that a later release does not know any more narrows nothing.
    return [{ id, name, of: read.success ? read.data : {} }];
  });
  const marked = <Look extends { of: Filters }>({ of, ...look }: Look) => ({
    ...look,
    path: addressOf(of),
    isHere: isSame(of, filters),
  });
  return { everybodys: everybodys.map(marked), own: own.map(marked) };
}
