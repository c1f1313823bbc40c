import { z } from 'zod';
import { civilDate, id } from '../../http/fields.ts';
import { preparedCommand } from '../command-definition.ts';
import { staffOf } from '../staff.ts';

/** 指定责任人 */
export const assignOwner = preparedCommand({
  type: 'assign-owner',
  summary: '指定责任人 – an officer of the role that the level asks for',
  schema: z.strictObject({
    userId: id,
    until: civilDate.optional().meta({ description: '代管: the last day of the owner’s absence' }),
  }),
  example: { userId: 'officer.qingxi' },
  prepare: (context, actor) => staffOf(context, actor),
  build: (body, _seal, staff) => ({ type: 'assign-owner', ...body, staff }),
});
