import { z } from 'zod';
import { text } from '../http/fields.ts';

/** Words as one text or as a list of items, kept as they read. */
export const listed = z
  .union([text(2_000), z.array(text(200)).min(1).max(50)])
  .transform((given) => (typeof given === 'string' ? given : given.join('、')));
