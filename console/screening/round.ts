import { readRoute } from '../../api/screening-rounds/read-routes.ts';
import type { ScreeningRoundAnswer } from '../../api/screening-rounds/round-schema.ts';
import { reading } from '../../api/http/reading.ts';
import { mayOnClue } from '../../domain/organisation/clue-access.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { cluesAddress } from '../clues/list.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { actionsOf } from '../forms/actions.ts';
import { apiRequest } from '../http/api-request.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import { groupLabel } from './groups.ts';

/** `GET /console/screening-rounds/{id}`: 排查 – what was covered and found, area by area. */
export function roundPage(context: ConsoleContext): SignedInPage {
  const { record } = context;
  const read = readRoute(context);
  return {
    method: 'get',
    path: '/console/screening-rounds/{id}',
    signedIn: true,
    access: read.access,
    async handle(visit) {
      const { actor, say, language } = visit;
      const round = (await read.handle(apiRequest(visit))).body as ScreeningRoundAnswer;
      const now = await record.clock.now();
      const { policy, organisations } = await reading(record, actor, async (tx, world) => ({
        policy: await record.policies.effectiveOn(tx, dateOf(now)),
        organisations: world.organisations,
      }));
      const around = { policy, organisations, now, language, say };
      return {
        view: 'screening-round',
        title: `${round.number} ${round.title}`,
        data: {
          heading: round.title,
          number: round.number,
          standing: say.screening.status[round.status],
          isOverdue: round.isOverdue,
          days: `${dayOf(round.from, language)} – ${dayOf(round.to, language)}`,
          organisation: round.organisationName,
          groups: round.groups.map((code) => groupLabel(code, policy.screening.round.groups, say)),
          areas: round.areas.map((area) => areaOf(area, visit)),
          clues: filled(say.clues.total, { n: round.clueIds.length }),
          cluesPath: cluesAddress({ roundId: round.id }),
          mayReport: round.status === 'open' && mayOnClue(actor.role, 'report', ['anyone']),
          ending:
            round.ending === null
              ? null
              : { summary: round.ending.summary, at: whenOf(round.ending.at, language, now) },
          waiting: waitingOf(round, around),
          timers: timersOf(round.deadlines, around),
          actions: actionsOf(round.actions, {
            base: `/console/screening-rounds/${round.id}`,
            answering: ['record-coverage', 'close'],
            words: say.screening.form,
            say,
          }),
        },
      };
    },
  };
}

function areaOf(area: ScreeningRoundAnswer['areas'][number], { say, language }: SignedInVisit) {
  const { households, visited, recorded, visits } = area;
  return {
    name: [area.organisationName, area.part].filter(Boolean).join(' '),
    visited,
    households,
    coverage: filled(say.screening.coverage, { visited, households }),
    standing: recorded ? null : say.screening.notRecorded,
    visits: visits.map((visit) => ({
      at: whenOf(visit.at, language),
      visited: filled(say.screening.visited, { n: visit.visited }),
      found: visit.found ?? null,
    })),
  };
}
