import { z } from 'zod';
import { civilDate } from '../../api/http/fields.ts';
import { reading } from '../../api/http/reading.ts';
import { isAtLeast } from '../../domain/household/levels.ts';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { dateOf, epochMsOf } from '../../domain/time/instant.ts';
import { dayRoute, type RouteStop } from '../../record/views/household-route.ts';
import type { ConsoleContext } from '../context.ts';
import { dayOf, spanOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import { TAKE_DAY_PATH } from '../offline/paths.ts';
import type { SignedInPage } from '../page.ts';
import { levelKeys, levelOf, officerOf, type StationAround, stationAround } from './around.ts';

const SCOPES = ['mine', 'station'] as const;

const Wanted = z.object({ on: civilDate.optional(), scope: z.enum(SCOPES).default('mine').catch('mine') });

/** `GET /console/households/day`: 当日回访 – where to go that day, in the order to go. */
export function dayPage(context: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/households/day',
    signedIn: true,
    access: { list: 'household' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { on: wanted, scope } = visit.query(Wanted);
      const { around, stops, on, today } = await reading(context.record, actor, async (tx, world) => {
        const around = await stationAround(context, visit, tx, world);
        const today = dateOf(around.now);
        const on = wanted ?? today;
        const levels = levelKeys(around);
        return { around, on, today, stops: await dayRoute(tx, world.keys, { on, mine: scope === 'mine', levels }) };
      });
      const at = (day: CivilDate) => addressOf(day === today ? undefined : day, scope);
      return {
        view: 'household-day',
        title: say.visits.day,
        data: {
          day: dayOf(on, language),
          machineDay: on,
          isToday: on === today,
          count: filled(say.visits.stops, { n: stops.length }),
          scopes: SCOPES.map((code) => ({
            name: say.visits.scope[code],
            path: addressOf(on === today ? undefined : on, code),
            isHere: code === scope,
          })),
          days: { previous: at(addDays(on, -1)), today: at(today), next: at(addDays(on, 1)) },
          takeDay: on === today && scope === 'mine' ? TAKE_DAY_PATH : null,
          stops: stops.map((stop, index) => stopOf(stop, index, actor, around)),
        },
      };
    },
  };
}

function stopOf(stop: RouteStop, index: number, actor: Actor, around: StationAround) {
  const { say, language, now, policy } = around;
  const { visits: words } = say;
  const { id, number, address, level, ownerUserId, roles, dueOn, plannedOn, overdueSince } = stop;
  const by = roles[0] as Role;
  return {
    title: filled(words.stop, { n: index + 1 }),
    colour: levelOf(around, level),
    address,
    number,
    path: `/console/households/${id}`,
    due: dayOf(dueOn, language, now),
    planned: plannedOn === null ? null : dayOf(plannedOn, language, now),
    overdue:
      overdueSince === null
        ? null
        : filled(say.household.overdueSince, { time: spanOf(epochMsOf(overdueSince), epochMsOf(now), say) }),
    by: labelOf(say.role, by),
    owner: ownerUserId === null ? null : officerOf(around, { userId: ownerUserId, role: by }),
    recordPath: roles.some((role) => isAtLeast(policy, actor.role, role))
      ? `/console/households/${id}/record-revisit`
      : null,
    recordThe: filled(words.recordThe, { address }),
  };
}

function addressOf(on: CivilDate | undefined, scope: (typeof SCOPES)[number]): string {
  const query = new URLSearchParams({
    ...(on !== undefined && { on }),
    ...(scope !== 'mine' && { scope }),
  }).toString();
  return query === '' ? '/console/households/day' : `/console/households/day?${query}`;
}
