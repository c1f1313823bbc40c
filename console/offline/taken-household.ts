import { readRoute } from '../../api/households/read-route.ts';
import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { recordedEvents } from '../../record/views/recorded-events.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { dayOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { householdChangesSince } from './changes.ts';
import { isWrittenOffline } from './paths.ts';
import { Since } from './taken-dispute.ts';

/** `GET /console/households/{id}/offline`: what an officer needs of a household at its door, and no more. */
export function takenHouseholdPage(context: ConsoleContext): SignedInPage {
  const { record } = context;
  const route = readRoute(context);
  return {
    method: 'get',
    path: '/console/households/{id}/offline',
    signedIn: true,
    access: route.access,
    queryOf: Since,
    async handle(visit) {
      const { actor, params, query, say, language } = visit;
      const { since } = query(Since);
      const now = await record.clock.now();
      // Whoever may not know of the household is refused here, by the API.
      const household = (await route.handle(apiRequest(visit))).body as HouseholdAnswer;
      const { policy, events, organisations } = await reading(record, actor, async (tx, world) => ({
        policy: await record.policies.effectiveOn(tx, now.slice(0, 10)),
        events: since === undefined ? [] : await recordedEvents(tx, record.keys, uuidParam(params)),
        organisations: world.organisations,
      }));
      return {
        served: {
          status: 200,
          body: {
            kind: 'household',
            id: household.id,
            seq: household.seq,
            number: household.number,
            title: household.address,
            status: labelOf(say.colour, household.level),
            people: household.members.map(({ memberId, role, name }) => ({
              id: memberId,
              as: labelOf(say.household.memberRole, role),
              name,
            })),
            sessions: [],
            due: household.nextRevisitOn === null ? null : dayOf(household.nextRevisitOn, language, now),
            can: household.actions.filter(isWrittenOffline),
            changes: householdChangesSince(since, events, { policy, organisations, now, language, say }),
          },
        },
      };
    },
  };
}
