import { z } from 'zod';
import { instant } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 受害人一份 */
export const handWarningCopy = command({
  type: 'hand-warning-copy',
  summary: '交付受害人 – the victim’s own of the three copies of a warning',
  schema: z.strictObject({ at: instant }),
  example: { at: '2026-11-21T10:00:00+08:00' },
  build: ({ at }) => ({ type: 'hand-warning-copy', handedAt: at }),
});
