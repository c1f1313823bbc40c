import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 分拨 */
export const dispatch = command({
  type: 'dispatch',
  summary: '分拨 – offer it to a committee',
  schema: z.strictObject({ organisationId: id, mediatorId: id.optional() }),
  example: { organisationId: 'yangping' },
  build: (body) => ({ type: 'dispatch', ...body }),
});
