import { z } from 'zod';
import { instant } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 签收 */
export const signFor = command({
  type: 'sign-for',
  summary: "签收 – the court's mediator signs, and the court's days run",
  schema: z.strictObject({ at: instant }),
  example: { at: '2026-11-24T10:00:00+08:00' },
  build: ({ at }) => ({ type: 'sign-for', at }),
});
