import type { AgreementCommand } from '../../../domain/agreement/commands.ts';
import type { FieldChange } from '../../forms/form.ts';

/** What is asked otherwise than the command's schema says by itself. The wording that is marked is the one that was shown. */
const mark = { textHash: { left: true } } as const satisfies Record<string, FieldChange>;

export const agreementFormChanges: Partial<Record<AgreementCommand['type'], Record<string, FieldChange>>> = {
  'sign-as-mediator': mark,
  'affix-seal': mark,
  amend: { terms: { as: 'prose' } },
  'record-performance': { proof: { as: 'prose' } },
  waive: { byPartyId: { left: true } },
  attach: { file: { camera: true } },
};
