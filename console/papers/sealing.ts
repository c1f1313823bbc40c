import { z } from 'zod';
import { jsonCommands } from '../../api/disputes/commands/index.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { commandRoute } from '../../api/cases/command-routes.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { desks } from '../../domain/organisation/desks.ts';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { labelOf } from '../layout/words.ts';
import { formTitle } from './paper-list.ts';

const Query = z.object({ documentId: z.uuid().optional() });

/** 封存文书, 解除封存 of a dispute, from the paper that is meant: `?documentId=`. */
export function sealingForms(context: ConsoleContext): FormPage[] {
  return jsonCommands
    .filter(({ type }) => type === 'seal-document' || type === 'unseal-document')
    .flatMap((command) => {
      const isSealing = command.type === 'seal-document';
      const form = caseForm(context, {
        kind: disputeKind,
        type: command.type,
        route: commandRoute(context, disputeKind, command),
        words: (say) => say.evidenceForm,
        async see(tx, world, id, visit) {
          const { record } = context;
          const { say } = visit;
          const { dispute } = await disputeFor(record, tx, world, id);
          const { state } = await visibleCase(tx, disputeKind, id, world.organisations);
          const documents = await listedDocuments(tx, world, { kind: 'dispute', state });
          const papers = documents.filter(({ form, status, sealed }) =>
            isSealing ? status === 'ready' && !sealed && !isDossier(form) && form !== 'receipt' : sealed === true,
          );
          const owner = world.organisations[dispute.owner.organisationId];
          const roles =
            owner === undefined ? [] : [...new Set([...desks[owner.kind].intake, ...desks[owner.kind].mediators])];
          const asked = visit.query(Query).documentId;
          return {
            about: `${dispute.number} ${dispute.title}`,
            seq: dispute.seq,
            actions: dispute.actions,
            options: {
              documentId: papers.map(({ id: value, form, version }) => ({
                value,
                label: `${formTitle('dispute', form, visit)} · ${say.papers.version.replace('{n}', String(version))}`,
              })),
              roles: roles.map((value) => ({ value, label: labelOf(say.role, value) })),
            },
            ...(asked !== undefined && { values: { documentId: asked } }),
          };
        },
      });
      return formPages({ ...form, after: (_, { back }) => `${back}/papers` });
    });
}
