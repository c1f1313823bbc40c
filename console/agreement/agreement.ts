import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import { agreementFor } from '../../api/agreements/reading-agreement.ts';
import { isVisible, visibleCase } from '../../api/cases/visible-case.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { usersOf } from '../../record/identity/users.ts';
import { recordedEvents } from '../../record/views/recorded-events.ts';
import type { ConsoleContext } from '../context.ts';
import { partiesOf } from '../dispute/parties.ts';
import { timelineOf } from '../dispute/timeline.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { actionsOf } from '../forms/actions.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { papersBoxOf } from '../papers/papers-box.ts';
import { aroundAgreement } from './around.ts';
import { attachmentsOf } from './attachments.ts';
import { answeringCommands } from './answering.ts';
import { basicsOf } from './basics.ts';
import { confirmationOf } from './confirmation.ts';
import { followedOf } from './followed.ts';
import { deadlineName, obligationsOf } from './obligations.ts';
import { signaturesOf } from './signatures.ts';

/** `GET /console/agreements/{id}`: 调解协议 – its wording, who has signed, how it is confirmed and performed. */
export function agreementPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/agreements/{id}',
    signedIn: true,
    access: { of: 'agreement', right: 'view' },
    async handle(visit) {
      const { actor, params, say, language } = visit;
      const id = uuidParam(params);
      const now = await record.clock.now();
      const { agreement, seesDispute, documents, events, around } = await reading(record, actor, async (tx, world) => {
        const { organisations } = world;
        const { agreement, policy } = await agreementFor(record, tx, world, id);
        const { state } = await visibleCase(tx, agreementKind, id, organisations);
        const events = await recordedEvents(tx, record.keys, id);
        const colleagues = await usersOf(tx, agreement.organisationId);
        return {
          agreement,
          seesDispute: await isVisible(tx, disputeKind, agreement.disputeId, organisations),
          events,
          documents: await listedDocuments(tx, world, { kind: 'agreement', state }),
          around: aroundAgreement(agreement, { colleagues, events }, { policy, organisations, now, language, say }),
        };
      });
      const { facts, items, responsibility, terms, number, disputeId, disputeNumber, form } = agreement;
      return {
        view: 'agreement',
        title: `${say.agreement.title} ${number}`,
        data: {
          number,
          dispute: {
            // A court that confirms an agreement sees nothing of the mediation before it.
            path: seesDispute ? `/console/disputes/${disputeId}` : null,
            name: filled(say.agreement.backToDispute, { number: disputeNumber }),
          },
          wording: { facts, items, responsibility: responsibility ?? null, terms },
          isOral: form === 'oral',
          ...basicsOf(agreement, around),
          waiting: waitingOf(agreement, around),
          actions: actionsOf(agreement.actions, {
            base: `/console/agreements/${id}`,
            answering: answeringCommands(agreement),
            words: say.agreementForm,
            say,
          }),
          timers: timersOf(agreement.deadlines, around, deadlineName(agreement, around)),
          obligations: obligationsOf(agreement, around),
          signatures: signaturesOf(agreement, around),
          confirmation: confirmationOf(agreement, around),
          parties: partiesOf(agreement.parties, around),
          attachments: attachmentsOf(agreement, around),
          ...followedOf(agreement, around),
          papers: papersBoxOf({ kind: 'agreement', id, documents }, around),
          timeline: timelineOf(events, around, say.agreement.event, say.agreement.deadline),
        },
      };
    },
  };
}
