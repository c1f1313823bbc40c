import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 指导意见 */
export const addGuidance = command({
  type: 'add-guidance',
  summary: '指导意见 – what somebody invited says to the matter',
  schema: z.strictObject({ text: longText }),
  example: { text: '排水应当尊重自然流向,可参照民法典第二百九十条处理。' },
  build: ({ text }, seal) => ({
    type: 'add-guidance',
    guidanceId: randomUUID(),
    text: seal.text('guidance-text', text),
  }),
});
