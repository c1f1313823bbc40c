import { z } from 'zod';
import { code, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { consents } from '../consents.ts';
import { checkMediator, mediatorFrom } from '../mediator-check.ts';

/** 受理 */
export const accept = command({
  type: 'accept',
  summary: '受理 – take the case with the consent of every party',
  description: 'A court accepts without consents (特邀调解规定 27); its days run from `sign-for`.',
  schema: z.strictObject({
    consents: consents.default([]),
    rightsNoticeGiven: z.boolean().default(false).meta({ description: '已告知权利义务 (人民调解法 23)' }),
    mediatorId: id.optional().meta({ description: '调解员, if not the one dispatched to, or the caller' }),
    mediatorFrom,
    basis: code.optional().meta({ description: "which of the level's periods holds, such as `entrusted-summary`" }),
  }),
  example: {
    consents: [{ partyId: 'b5c1…', consented: true, courtIfFailed: true }],
    rightsNoticeGiven: true,
  },
  check: (context, actor, body) => checkMediator(context, actor, { organisationId: actor.organisationId, ...body }),
  build: (body) => ({ type: 'accept', ...body }),
});
