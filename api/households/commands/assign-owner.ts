import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { preparedCommand } from '../command-definition.ts';
import { staffOf } from '../staff.ts';

/** 指定责任人 */
export const assignOwner = preparedCommand({
  type: 'assign-owner',
  summary: '指定责任人 – an officer of the role that the level asks for',
  schema: z.strictObject({ userId: id }),
  example: { userId: 'officer.qingxi' },
  prepare: (context, actor) => staffOf(context, actor),
  build: ({ userId }, _seal, staff) => ({ type: 'assign-owner', userId, staff }),
});
