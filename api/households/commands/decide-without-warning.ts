import { z } from 'zod';
import { WITHOUT_WARNING } from '../../../domain/household/state.ts';
import { id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 不出具告诫书 */
export const decideWithoutWarning = command({
  type: 'decide-without-warning',
  summary: '不出具告诫书 – what else is made of a report of violence',
  schema: z.strictObject({
    incidentId: id,
    as: z.enum(WITHOUT_WARNING).meta({ description: '行政处罚 · 刑事立案 · 批评教育 · 不构成家庭暴力' }),
    note: reason,
  }),
  example: {
    incidentId: '5b0e8d1c-6a0f-4a8e-9c57-1a2b3c4d5e6f',
    as: 'punished',
    note: '多次实施,依法行政拘留五日。',
  },
  build: ({ note, ...decided }, seal) => ({
    type: 'decide-without-warning',
    ...decided,
    note: seal.text('decision', note),
  }),
});
