import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { consents } from '../consents.ts';

/** 移送法院诉前调解 */
export const referToCourt = command({
  type: 'refer-to-court',
  summary: '诉前移送 – where the court is the lawful next route and a party wishes it',
  schema: z.strictObject({
    courtId: id.optional().meta({ description: "the county's court if absent" }),
    requestedBy: id.optional().meta({ description: 'the party who asks for it now, by partyId' }),
    consents: consents.optional(),
  }),
  example: { requestedBy: 'b5c1…' },
  build: (body) => ({ type: 'refer-to-court', ...body }),
});
