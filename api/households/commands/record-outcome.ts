import { z } from 'zod';
import { INCIDENT_OUTCOMES } from '../../../domain/household/state.ts';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 登记后果 */
export const recordOutcome = command({
  type: 'record-outcome',
  summary: '登记后果 – that violence on record turned criminal, or cost a life',
  schema: z.strictObject({
    incidentId: id,
    outcome: z.enum(INCIDENT_OUTCOMES).meta({ description: '民转刑 · 刑转命' }),
  }),
  example: { incidentId: '5b0e8d1c-6a0f-4a8e-9c57-1a2b3c4d5e6f', outcome: 'turned-criminal' },
  build: (body) => ({ type: 'record-outcome', ...body }),
});
