import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 延长审查期限 */
export const extendConfirmation = command({
  type: 'extend-confirmation',
  summary: '延长审查期限 – ten days, with the leave of the president (法释〔2011〕5号 5)',
  schema: z.strictObject({ approval: reason.meta({ description: '院长批准的情况' }) }),
  example: { approval: '需核实标的物权属,已报本院院长批准' },
  build: ({ approval }, seal) => ({
    type: 'extend-confirmation',
    approval: seal.text('confirmation-extension', approval),
  }),
});
