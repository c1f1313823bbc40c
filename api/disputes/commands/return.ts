import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 退回 */
export const returnOffer = command({
  type: 'return',
  summary: '退回 – decline what is offered, with the reason',
  schema: z.strictObject({ reason }),
  example: { reason: '被申请人为本村村委会,应由乡镇调解' },
  build: (body, seal) => ({ type: 'return', reason: seal.text('return-reason', body.reason) }),
});
