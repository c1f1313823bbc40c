import { z } from 'zod';
import { id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { checkMediator, mediatorFrom } from '../mediator-check.ts';

/** 更换调解员 */
export const replaceMediator = command({
  type: 'replace-mediator',
  summary: '更换调解员 – also because a party asks for it (人民调解法 19)',
  schema: z.strictObject({
    mediatorId: id.meta({ description: 'who mediates from now on' }),
    mediatorFrom: mediatorFrom.meta({ description: "借调: where they mediate, if not at the caller's organisation" }),
    requestedBy: id.optional().meta({ description: 'the party who asked for it, by partyId' }),
    reason: reason.optional(),
  }),
  example: { mediatorId: 'mediator.hekou', mediatorFrom: 'hekou', requestedBy: 'b5c1…' },
  check: (context, actor, body) => checkMediator(context, actor, { organisationId: actor.organisationId, ...body }),
  build: ({ reason: why, ...body }, seal) => ({
    type: 'replace-mediator',
    ...body,
    reason: why === undefined ? undefined : seal.text('replacement-reason', why),
  }),
});
