import { z } from 'zod';
import { command } from '../command-definition.ts';
import { partyIds } from '../fields.ts';

/** 同意共同申请 */
export const agreeToConfirmation = command({
  type: 'agree-to-confirmation',
  summary: '同意司法确认 – the others agree, and the application is joint',
  schema: z.strictObject({ partyIds }),
  example: { partyIds: ['c6d2…'] },
  build: (body) => ({ type: 'agree-to-confirmation', ...body }),
});
