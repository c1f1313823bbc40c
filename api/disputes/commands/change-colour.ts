import { z } from 'zod';
import { code, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 调整颜色 */
export const changeColour = command({
  type: 'change-colour',
  summary: '调整颜色 – raise or lower the urgency',
  schema: z.strictObject({ colour: code, reason }),
  example: { colour: 'orange', reason: '双方多次争吵,可能激化' },
  build: ({ colour, reason: why }, seal) => ({
    type: 'change-colour',
    colour,
    reason: seal.text('colour-reason', why),
  }),
});
