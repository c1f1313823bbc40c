import { z } from 'zod';
import { id, noRepeats } from '../http/fields.ts';

/** 当事人意见: each party's consent, and whether it wishes the court if mediation fails. */
export const consents = z
  .array(
    z.strictObject({
      partyId: id,
      consented: z.boolean(),
      courtIfFailed: z.boolean().optional().meta({ description: 'absent: no wish was expressed' }),
    }),
  )
  .max(200)
  .superRefine(noRepeats(({ partyId }) => partyId, ['partyId']));
