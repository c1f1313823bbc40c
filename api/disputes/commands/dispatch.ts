import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { checkMediator, mediatorFrom } from '../mediator-check.ts';

/** 分拨 */
export const dispatch = command({
  type: 'dispatch',
  summary: '分拨 – offer it to a committee',
  schema: z.strictObject({
    organisationId: id,
    mediatorId: id.optional().meta({ description: '指定调解员: one who mediates at that organisation' }),
    mediatorFrom,
  }),
  example: { organisationId: 'yangping' },
  check: checkMediator,
  build: (body) => ({ type: 'dispatch', ...body }),
});
