import { z } from 'zod';
import { id, noRepeats } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 同意移交 */
export const recordHandOverConsents = command({
  type: 'record-hand-over-consents',
  summary: '同意移交 – what each party lets go to the court should the case be filed',
  description: 'A piece of evidence goes if every party lets it go; the 调解记录 only if all agree (民诉法解释 107).',
  schema: z.strictObject({
    given: z
      .array(
        z.strictObject({
          partyId: id,
          evidenceIds: z.array(id).max(500).default([]),
          sessionRecords: z.boolean().default(false).meta({ description: '同意移交调解记录' }),
        }),
      )
      .min(1)
      .max(200)
      .superRefine(noRepeats(({ partyId }) => partyId, ['partyId'])),
  }),
  example: { given: [{ partyId: 'b5c1…', evidenceIds: ['4f0d…'], sessionRecords: false }] },
  build: (body) => ({ type: 'record-hand-over-consents', ...body }),
});
