import { z } from 'zod';
import { Registration } from '../disputes/register-schema.ts';
import { reason, text } from '../http/fields.ts';

/** 甄别: ours, and registered as a dispute · the same as another clue or as a dispute that is open · not ours. */
export const SortedAsDispute = z.strictObject({
  as: z.literal('dispute'),
  dispute: Registration.omit({ source: true }).meta({
    description: 'as for `POST /disputes`; the source follows from the clue',
  }),
});

const SortedAsMerged = z
  .strictObject({
    as: z.literal('merged'),
    clueId: z.uuid().optional(),
    disputeId: z.uuid().optional(),
    reason: reason.optional(),
  })
  .refine(({ clueId, disputeId }) => (clueId === undefined) !== (disputeId === undefined), {
    error: '须写明并入哪条线索或者哪件纠纷,二者择一',
    path: ['clueId'],
  });

export const SortedAsNotOurs = z.strictObject({
  as: z.literal('not-ours'),
  toAuthority: text(200).meta({ description: '移交的主管机关', example: '清溪镇自然资源所' }),
  reason,
});

export const Sorting = z.discriminatedUnion('as', [SortedAsDispute, SortedAsMerged, SortedAsNotOurs]);

export type SortedAsDispute = z.output<typeof SortedAsDispute>;
export type SortedOtherwise = z.output<typeof SortedAsMerged> | z.output<typeof SortedAsNotOurs>;
