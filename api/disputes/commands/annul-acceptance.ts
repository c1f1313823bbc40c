import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 撤销受理 */
export const annulAcceptance = command({
  type: 'annul-acceptance',
  summary: '撤销受理 – it was accepted by mistake',
  description:
    'Before anything was mediated. The committee’s number (人调字号) is void and kept; the case waits to be dispatched.',
  schema: z.strictObject({ reason }),
  example: { reason: '同一纠纷重复受理' },
  build: (body, seal) => ({ type: 'annul-acceptance', reason: seal.text('annulment-reason', body.reason) }),
});
