import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { code, id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 执行措施 */
export const takeMeasure = command({
  type: 'take-measure',
  summary: '采取执行措施 – control property, or, once the term has passed unpaid, limit or punish the debtor',
  schema: z.strictObject({
    kind: code.meta({ description: 'a measure of the policy, such as `freeze` or `consumption-limit`' }),
    partyId: id.meta({ description: 'the debtor' }),
    about: reason.meta({ description: 'what it concerns' }),
  }),
  example: { kind: 'freeze', partyId: 'b5c1…', about: '农商行账户,冻结一万二千元' },
  build: ({ kind, partyId, about }, seal) => ({
    type: 'take-measure',
    measureId: randomUUID(),
    kind,
    partyId,
    about: seal.text('measure-about', about),
  }),
});
