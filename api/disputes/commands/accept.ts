import { z } from 'zod';
import { code } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { consents } from '../consents.ts';

/** 受理 */
export const accept = command({
  type: 'accept',
  summary: '受理 – take the case with the consent of every party',
  description: 'A court accepts without consents (特邀调解规定 27); its days run from `sign-for`.',
  schema: z.strictObject({
    consents: consents.default([]),
    rightsNoticeGiven: z.boolean().default(false).meta({ description: '已告知权利义务 (人民调解法 23)' }),
    basis: code.optional().meta({ description: "which of the level's periods holds, such as `entrusted-summary`" }),
  }),
  example: {
    consents: [{ partyId: 'b5c1…', consented: true, courtIfFailed: true }],
    rightsNoticeGiven: true,
  },
  build: (body) => ({ type: 'accept', ...body }),
});
