import { z } from 'zod';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { householdAnswer } from '../../api/households/household-answer.ts';
import { householdKind } from '../../api/households/household-kind.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { openHousehold } from '../../record/views/household-details.ts';
import type { ConsoleContext } from '../context.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { isWrittenOffline, takeAlongPath } from '../offline/paths.ts';
import type { SignedInPage } from '../page.ts';
import { actionsOf } from './actions.ts';
import { stationAround } from './around.ts';
import { headOf } from './file-head.ts';
import { incidentsOf } from './incidents.ts';
import { membersOf } from './members.ts';
import { applicationsOf, ordersOf } from './orders.ts';
import { papersOf } from './papers.ts';
import { visitsOf } from './visits.ts';
import { warningsOf } from './warnings.ts';

const Said = z.object({
  /** Another file in which people of this family stand. */
  similar: z.uuid().optional().catch(undefined),
});

/** `GET /console/households/{id}`: 一户一档 – level, owner, next visit, and all that happened, as the API shows it to the station. */
export function householdPage(context: ConsoleContext): SignedInPage {
  const { record } = context;
  return {
    method: 'get',
    path: '/console/households/{id}',
    signedIn: true,
    access: { of: 'household', right: 'view' },
    async handle(visit) {
      const { actor, params, say } = visit;
      const id = uuidParam(params);
      const { similar } = visit.query(Said);
      const { household, around, papers } = await reading(record, actor, async (tx, world) => {
        const saved = await visibleCase(tx, householdKind, id, world.organisations);
        const policy = await record.policies.version(tx, saved.policyVersion);
        const details = await openHousehold(tx, world, saved.state);
        const around = { ...(await stationAround(context, visit, tx, world)), policy };
        const documents = await listedDocuments(tx, world, { kind: 'household', state: saved.state });
        return {
          household: householdAnswer(saved, details, actor, { organisations: world.organisations, policy }),
          around,
          papers: papersOf(documents, saved.state, policy, around),
        };
      });
      return {
        view: 'household',
        title: `${household.number} ${household.address}`,
        data: {
          id,
          ...headOf(household, around),
          takeAlong: household.actions.some(isWrittenOffline) ? takeAlongPath('household', id) : null,
          similar: similar === undefined ? null : `/console/households/${similar}`,
          waiting: waitingOf(household, around),
          timers: timersOf(household.deadlines, around),
          actions: actionsOf(id, household.actions, say),
          members: membersOf(household, around),
          visits: visitsOf(household, around),
          incidents: incidentsOf(household, around),
          warnings: warningsOf(household, around),
          orders: ordersOf(household, around),
          applications: applicationsOf(household, around),
          disputes: household.disputeIds.length,
          ...papers,
        },
      };
    },
  };
}
