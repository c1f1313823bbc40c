import { photoRoute } from '../../api/clues/read-routes.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { findUser } from '../../record/identity/users.ts';
import type { ConsoleContext } from '../context.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { apiRequest } from '../http/api-request.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import { addressOfDraft } from '../register/addresses.ts';
import { begin, emptyDraft } from '../register/draft.ts';
import { fateOf, openingOf } from './fate.ts';
import { clueOf, sortable } from './sortable.ts';

/** `GET /console/clues/{id}` 线索, its photos, and 转为纠纷: a registration that begins with what was reported. */
export function cluePages(context: ConsoleContext): SignedInPage[] {
  const photo = photoRoute(context);
  return [
    {
      method: 'get',
      path: '/console/clues/{id}',
      signedIn: true,
      access: { of: 'clue', right: 'view' },
      handle: (visit) => shown(context, visit),
    },
    {
      method: 'get',
      path: '/console/clues/{id}/photos/{photoId}',
      signedIn: true,
      access: photo.access,
      handle: async (visit) => ({ served: await photo.handle(apiRequest(visit)) }),
    },
    {
      method: 'post',
      path: '/console/clues/{id}/begin-dispute',
      signedIn: true,
      access: { of: 'clue', right: 'sort' },
      async handle(visit) {
        const { clue } = await sortable(context, visit);
        const policy = await effectivePolicy(context, visit);
        const matter = { facts: clue.text, place: clue.place ?? '', colour: policy.defaultColour };
        const id = await begin(context.record, visit.actor, emptyDraft(matter, clue.id));
        return { redirect: addressOfDraft(id, 'matter') };
      },
    },
  ];
}

async function effectivePolicy({ record }: ConsoleContext, { actor }: SignedInVisit) {
  const today = dateOf(await record.clock.now());
  return reading(record, actor, (tx) => record.policies.effectiveOn(tx, today));
}

async function shown(context: ConsoleContext, visit: SignedInVisit) {
  const { record } = context;
  const { actor, say, language } = visit;
  uuidParam(visit.params);
  const clue = await clueOf(context, visit);
  const now = await record.clock.now();
  const policy = await effectivePolicy(context, visit);
  const { reporter, opening, organisations } = await reading(record, actor, async (tx, world) => ({
    reporter: await findUser(tx, clue.reporter.userId),
    opening: await openingOf(clue, tx, world.organisations),
    organisations: world.organisations,
  }));
  const around = { policy, organisations, now, language, say };
  const maySort = clue.actions.includes('sort');
  return {
    view: 'clue',
    title: `${say.recordKind.clue} ${clue.number}`,
    data: {
      number: clue.number,
      text: clue.text,
      standing: clue.sorting === null ? say.clues.status[clue.status] : say.clues.sortedAs[clue.sorting.as],
      isOverdue: clue.isOverdue,
      facts: [
        ...(clue.place === undefined ? [] : [{ name: say.dispute.place, value: clue.place }]),
        { name: say.clues.reporter, value: reporter?.name ?? clue.reporter.userId },
        { name: say.clues.reportedAt, value: whenOf(clue.reportedAt, language, now).text },
        { name: say.clues.desk, value: clue.organisationName },
      ],
      photos: clue.photos.map(({ photoId }, index) => ({
        path: `/console/clues/${clue.id}/photos/${photoId}`,
        name: filled(say.clues.photo, { n: index + 1 }),
      })),
      fate: fateOf(clue, opening, visit),
      waiting: waitingOf(clue, around),
      timers: timersOf(clue.deadlines, around),
      round: clue.roundId === undefined ? null : `/console/screening-rounds/${clue.roundId}`,
      base: `/console/clues/${clue.id}`,
      maySort,
      mayRegister: maySort && mayOnDispute(actor.role, 'register', ['anyone']),
    },
  };
}
