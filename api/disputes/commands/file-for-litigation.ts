import { z } from 'zod';
import { id, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 登记立案 */
export const fileForLitigation = command({
  type: 'file-for-litigation',
  summary: '登记立案 – if a party insists (特邀调解规定 21); always an act of the clerk',
  schema: z.strictObject({
    requestedBy: id.optional().meta({ description: 'the party who insists, by partyId' }),
    courtCaseNumber: text(100).optional(),
  }),
  example: { requestedBy: 'b5c1…', courtCaseNumber: '(2026)浙0681民初1234号' },
  build: (body) => ({ type: 'file-for-litigation', ...body }),
});
