import { assertKnownFilters } from '../../api/disputes/known-filters.ts';
import { reading } from '../../api/http/reading.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { listDrafts } from '../../record/drafts.ts';
import { listSavedFilters } from '../../record/saved-filters.ts';
import { listDisputes } from '../../record/views/dispute-list.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { chosenOf, selectsOf } from './fields.ts';
import { addressOf, Asked, DISPUTES, PAGE_SIZE } from './filters.ts';
import { rowOf } from './rows.ts';
import { looksOf } from './saved.ts';

/** `GET /console/disputes`: 纠纷列表 – what one may see, narrowed and ordered by the address. */
export function listPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: DISPUTES,
    signedIn: true,
    access: { list: 'dispute' },
    queryOf: Asked,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { page, ...filters } = visit.query(Asked);
      const now = await record.clock.now();
      const { found, saved, drafts, policy, organisations } = await reading(record, actor, async (tx, world) => {
        const effective = await record.policies.effectiveOn(tx, dateOf(now));
        assertKnownFilters(filters, effective);
        return {
          found: await listDisputes(tx, world, filters, { page, pageSize: PAGE_SIZE }),
          saved: await listSavedFilters(tx, record.keys),
          drafts: await listDrafts(tx, record.keys, 'registration'),
          policy: effective,
          organisations: world.organisations,
        };
      });
      const around = { policy, organisations, now, language, say };
      const chosen = chosenOf(filters, actor, around);
      const looks = looksOf(filters, saved, actor, say);
      const isNamed = [...looks.everybodys, ...looks.own].some(({ isHere }) => isHere);
      return {
        view: 'disputes',
        title: say.disputes.title,
        data: {
          q: filters.q ?? '',
          from: filters.from ?? '',
          to: filters.to ?? '',
          total: filled(say.disputes.total, { n: found.total }),
          mayRegister: mayOnDispute(actor.role, 'register', ['anyone']),
          drafts: drafts.length > 0 ? filled(say.disputes.drafts, { n: drafts.length }) : null,
          looks,
          selects: selectsOf(filters, actor, around),
          chosen,
          isNarrowed: chosen.length > 0 || filters.sort !== undefined,
          mayKeep: !isNamed,
          // Whoever searches by words alone, or looks at what has a name, needs no open drawer of filters.
          isDrawerOpen: !isNamed && chosen.length > (filters.q === undefined ? 0 : 1),
          address: addressOf(filters),
          rows: found.items.map((item) => rowOf(item, around)),
          pages: pagesOf(found, (number) => addressOf(filters, number), say),
        },
      };
    },
  };
}
