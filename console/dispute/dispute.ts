import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import { visibleAmong, visibleCase } from '../../api/cases/visible-case.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { disputeFor, eventsFor } from '../../api/disputes/reading-dispute.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import type { ConsoleContext } from '../context.ts';
import { isWrittenOffline, takeAlongPath } from '../offline/paths.ts';
import type { SignedInPage } from '../page.ts';
import { papersBoxOf } from '../papers/papers-box.ts';
import { disputeActions } from './actions.ts';
import { agreementsOf, agreementToGoOnWith } from './agreements.ts';
import { basicsOf } from './basics.ts';
import { evidenceOf } from './evidence.ts';
import { kinOf } from './kin.ts';
import { partiesOf } from './parties.ts';
import { pathOf } from './path.ts';
import { rollCardOf } from './roll-card.ts';
import { sessionsOf } from './sessions.ts';
import { timelineOf } from './timeline.ts';
import { timersOf } from './timers.ts';
import { waitingOf } from './waiting.ts';

/** `GET /console/disputes/{id}`: 案件 – where it is on its path, who is awaited, what runs, and everything that was done. */
export function disputePage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/disputes/{id}',
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    async handle(visit) {
      const { actor, params, say, language } = visit;
      const id = uuidParam(params);
      const now = await record.clock.now();
      const { dispute, policy, events, documents, organisations, kin, openable } = await reading(
        record,
        actor,
        async (tx, world) => {
          const read = await disputeFor(record, tx, world, id);
          return {
            ...read,
            kin: await kinOf(tx, world, read.dispute, say),
            openable: await visibleAmong(tx, agreementKind, read.dispute.agreementIds, world.organisations),
            events: await eventsFor(tx, world, id),
            documents: await listedDocuments(tx, world, {
              kind: 'dispute',
              state: (await visibleCase(tx, disputeKind, id, world.organisations)).state,
            }),
            organisations: world.organisations,
          };
        },
      );
      const around = { policy, organisations, now, language, say };
      return {
        view: 'dispute',
        live: { recordId: id },
        title: `${dispute.number} ${dispute.title}`,
        data: {
          heading: dispute.title,
          number: dispute.number,
          facts: dispute.facts,
          requests: dispute.requests ?? [],
          takeAlong: dispute.actions.some(isWrittenOffline) ? takeAlongPath('dispute', id) : null,
          ...basicsOf(dispute, around),
          waiting: waitingOf(dispute, around),
          actions: disputeActions(dispute, agreementToGoOnWith(dispute, openable), say),
          kin,
          roll: rollCardOf(dispute, say),
          agreements: agreementsOf(dispute, openable, around),
          path: pathOf(dispute, around),
          timers: timersOf(dispute.deadlines, around),
          parties: partiesOf(dispute.parties, around),
          sessions: sessionsOf(dispute.sessions, around),
          timeline: timelineOf(events, around),
          papers: papersBoxOf({ kind: 'dispute', id, documents }, around),
          evidence: evidenceOf(dispute, around),
        },
      };
    },
  };
}
