import { z } from 'zod';
import { code, reason, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 甄别 */
export const screen = command({
  type: 'screen',
  summary: '甄别 – is it a matter for mediation?',
  description: 'What is out of scope goes to the authority or route named, else up a level with the reason.',
  schema: z.strictObject({
    inScope: z.boolean(),
    reason: reason.optional(),
    route: code.optional().meta({ description: 'a route of the policy, such as `labour-arbitration`' }),
    toAuthority: text(200).optional().meta({ description: '移交的主管机关' }),
  }),
  example: { inScope: false, reason: '土地权属争议,应由人民政府处理', route: 'government-decision' },
  build: ({ inScope, reason: why, route, toAuthority }, seal) => ({
    type: 'screen',
    inScope,
    reason: why === undefined ? undefined : seal.text('screening-reason', why),
    route,
    toAuthority: toAuthority === undefined ? undefined : seal.text('screening-authority', toAuthority),
  }),
});
