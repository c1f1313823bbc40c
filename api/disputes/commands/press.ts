import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 督办 */
export const press = command({
  type: 'press',
  summary: '督办 – the county presses a case; whoever watches over its owner must answer',
  schema: z.strictObject({ reason }),
  example: { reason: '当事人来电反映多次催促无人联系。' },
  build: (body, seal) => ({ type: 'press', reason: seal.text('press-reason', body.reason) }),
});
