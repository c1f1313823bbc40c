import { z } from 'zod';
import { id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 司法救助 */
export const referToAid = command({
  type: 'refer-to-aid',
  summary: '移送司法救助 – court or procuratorate refer a creditor in need',
  schema: z.strictObject({
    partyId: id,
    by: z.enum(['court', 'procuratorate']).meta({ description: '法院 · 检察院' }),
    grounds: reason,
  }),
  example: { partyId: 'b5c1…', by: 'court', grounds: '申请执行人受伤后无收入,被执行人确无财产' },
  build: ({ grounds, ...body }, seal) => ({
    type: 'refer-to-aid',
    ...body,
    grounds: seal.text('aid-grounds', grounds),
  }),
});
