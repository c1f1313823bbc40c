import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 明确身份 */
export const changeMember = command({
  type: 'change-member',
  summary: '明确身份 – who did what to whom, once it is known',
  schema: z.strictObject({ memberId: id, role: z.enum(['perpetrator', 'victim', 'other']) }),
  example: { memberId: '5b0e8d1c-6a0f-4a8e-9c57-1a2b3c4d5e6f', role: 'victim' },
  build: (body) => ({ type: 'change-member', ...body }),
});
