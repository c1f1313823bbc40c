import { addEvidenceRoute } from '../../api/disputes/add-evidence-route.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { labelOf } from '../layout/words.ts';

/** `/console/disputes/{id}/add-evidence`: 添加证据材料, photographed on the spot or from the device. */
export function addEvidenceForm(context: ConsoleContext): FormPage[] {
  const form = caseForm(context, {
    kind: disputeKind,
    type: 'add-evidence',
    route: addEvidenceRoute(context),
    words: (say) => say.evidenceForm,
    changes: { file: { camera: true } },
    async see(tx, world, id, { say }) {
      const { dispute } = await disputeFor(context.record, tx, world, id);
      return {
        about: `${dispute.number} ${dispute.title}`,
        seq: dispute.seq,
        actions: dispute.actions,
        options: {
          byPartyId: dispute.parties.map(({ partyId, name, side }) => ({
            value: partyId,
            label: `${name}（${labelOf(say.side, side)}）`,
          })),
        },
      };
    },
  });
  return formPages(form);
}
