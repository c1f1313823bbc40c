import { z } from 'zod';
import { code, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 记录当事人意愿 */
export const recordWish = command({
  type: 'record-wish',
  summary: '意愿 – the route a party wishes if mediation fails',
  schema: z.strictObject({ partyId: id, route: code }),
  example: { partyId: 'b5c1…', route: 'court' },
  build: (body) => ({ type: 'record-wish', ...body }),
});
