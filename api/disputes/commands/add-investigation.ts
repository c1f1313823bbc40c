import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant, longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 调查记录 */
export const addInvestigation = command({
  type: 'add-investigation',
  summary: '调查记录 – who was asked what',
  schema: z.strictObject({
    at: instant.meta({ description: 'when it took place' }),
    record: longText.meta({ description: '参加人、被调查人、记录' }),
  }),
  example: { at: '2026-11-23T15:00:00+08:00', record: '走访原生产队长,证实界石在水沟东侧。' },
  build: ({ at, record }, seal) => ({
    type: 'add-investigation',
    investigationId: randomUUID(),
    at,
    record: seal.text('investigation-record', record),
  }),
});
