import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import { isVisible, visibleCase } from '../../api/cases/visible-case.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { enforcementKind } from '../../api/enforcements/enforcement-kind.ts';
import { enforcementFor } from '../../api/enforcements/reading-enforcement.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { usersOf } from '../../record/identity/users.ts';
import type { ConsoleContext } from '../context.ts';
import { partiesOf } from '../dispute/parties.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { actionsOf } from '../forms/actions.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { papersBoxOf } from '../papers/papers-box.ts';
import { answeringCommands } from './answering.ts';
import { basicsOf } from './basics.ts';
import { claimsOf, instalmentsOf } from './claims.ts';
import { fileOf } from './file.ts';
import { stagesOf } from './stages.ts';

/** `GET /console/enforcements/{id}`: 执行案件 – its track and stage, what came in and went out, who is awaited, what was found. */
export function enforcementPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/enforcements/{id}',
    signedIn: true,
    access: { of: 'enforcement', right: 'view' },
    async handle(visit) {
      const { actor, params, say, language } = visit;
      const id = uuidParam(params);
      const now = await record.clock.now();
      const read = await reading(record, actor, async (tx, world) => {
        const { enforcement, policy } = await enforcementFor(record, tx, world, id);
        const { state } = await visibleCase(tx, enforcementKind, id, world.organisations);
        return {
          enforcement,
          documents: await listedDocuments(tx, world, { kind: 'enforcement', state }),
          colleagues: await usersOf(tx, enforcement.courtId),
          seesAgreement: await isVisible(tx, agreementKind, enforcement.agreementId, world.organisations),
          around: { policy, organisations: world.organisations, now, language, say },
        };
      });
      const { enforcement, documents, colleagues, seesAgreement, around } = read;
      return {
        view: 'enforcement',
        title: `${say.enforcement.title} ${enforcement.number}`,
        data: {
          number: enforcement.number,
          agreement: seesAgreement ? `/console/agreements/${enforcement.agreementId}` : null,
          dispute: filled(say.enforcement.ofDispute, { number: enforcement.disputeNumber }),
          ...basicsOf(enforcement, colleagues, around),
          stages: stagesOf(enforcement, around),
          waiting: waitingOf(enforcement, around),
          actions: actionsOf(enforcement.actions, {
            base: `/console/enforcements/${id}`,
            answering: answeringCommands(enforcement),
            words: say.enforcementForm,
            say,
          }),
          timers: timersOf(enforcement.deadlines, around, (kind) => labelOf(say.enforcement.deadline, kind)),
          claims: claimsOf(enforcement, around),
          instalments: instalmentsOf(enforcement, around),
          file: fileOf(enforcement, around),
          parties: partiesOf(enforcement.parties, around),
          papers: enforcement.file === null ? null : papersBoxOf({ kind: 'enforcement', id, documents }, around),
        },
      };
    },
  };
}
