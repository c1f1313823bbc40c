import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { mayOnClue } from '../../domain/organisation/clue-access.ts';
import { type ClueListItem, listClues } from '../../record/views/clues.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';

const CLUES = '/console/clues';
const PAGE_SIZE = 30;

const Asked = z.object({
  status: z.enum(['reported', 'sorted']).optional(),
  overdue: z.enum(['true']).optional(),
  roundId: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});
type Filters = Omit<z.output<typeof Asked>, 'page'>;

/** The list with these filters. */
export function cluesAddress(filters: Filters, page = 1): string {
  const asked = Object.entries({ ...filters, ...(page > 1 && { page: String(page) }) });
  const query = new URLSearchParams(
    asked.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return query === '' ? CLUES : `${CLUES}?${query}`;
}

/** `GET /console/clues`: 线索列表 – of one's desk; of a grid worker, their own. */
export function listPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: CLUES,
    signedIn: true,
    access: { list: 'clue' },
    queryOf: Asked,
    async handle(visit) {
      const { actor, say } = visit;
      const { page, ...filters } = visit.query(Asked);
      const now = await record.clock.now();
      const { found, organisations } = await reading(record, actor, async (tx, world) => ({
        found: await listClues(
          tx,
          world,
          { ...filters, overdue: filters.overdue === undefined ? undefined : true },
          { page, pageSize: PAGE_SIZE },
        ),
        organisations: world.organisations,
      }));
      return {
        view: 'clues',
        title: say.clues.title,
        data: {
          mayReport: mayOnClue(actor.role, 'report', ['anyone']),
          looks: looksOf(filters, visit),
          total: filled(say.clues.total, { n: found.total }),
          clues: found.items.map((item) => ({
            ...cardOf(item, visit, now),
            desk: organisations[item.organisationId]?.name ?? item.organisationId,
          })),
          pages: pagesOf(found, (number) => cluesAddress(filters, number), say),
        },
      };
    },
  };
}

function looksOf({ status, overdue, roundId }: Filters, { say }: SignedInVisit) {
  const looks: [string, Filters][] = [
    [say.clues.looks.all, {}],
    [say.clues.looks.waiting, { status: 'reported' }],
    [say.clues.looks.overdue, { status: 'reported', overdue: 'true' }],
    [say.clues.looks.sorted, { status: 'sorted' }],
  ];
  return looks.map(([name, of]) => ({
    name,
    path: cluesAddress({ ...of, roundId }),
    isHere: of.status === status && of.overdue === overdue,
  }));
}

function cardOf(item: ClueListItem, { language, say }: SignedInVisit, now: string) {
  const { id, number, excerpt, status, sortedAs, isOverdue, photos, reportedAt, nextDueAt } = item;
  return {
    number,
    excerpt,
    path: `${CLUES}/${id}`,
    isOverdue,
    standing: sortedAs === null ? say.clues.status[status] : say.clues.sortedAs[sortedAs],
    photos: photos === 0 ? null : filled(say.clues.photos, { n: photos }),
    reported: whenOf(reportedAt, language, now),
    due: nextDueAt === null ? null : whenOf(nextDueAt, language, now),
  };
}
