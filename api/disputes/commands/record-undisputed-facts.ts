import { z } from 'zod';
import { id, longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 无争议事实记载 */
export const recordUndisputedFacts = command({
  type: 'record-undisputed-facts',
  summary: '无争议事实记载 – facts that every party has confirmed, for the court',
  schema: z.strictObject({
    facts: longText,
    confirmedBy: z.array(id).min(1).max(200).meta({ description: 'every party' }),
  }),
  example: { facts: '双方确认:2026年3月借款三万元,已还一万元。', confirmedBy: ['b5c1…', 'e07a…'] },
  build: ({ facts, confirmedBy }, seal) => ({
    type: 'record-undisputed-facts',
    facts: seal.text('undisputed-facts', facts),
    confirmedBy,
  }),
});
