import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { id, instant, longText, noRepeats } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 联系当事人 */
export const recordContact = command({
  type: 'record-contact',
  summary: '联系当事人 – who was spoken to outside a session',
  schema: z.strictObject({
    at: instant,
    partyIds: z
      .array(id)
      .min(1)
      .max(200)
      .superRefine(noRepeats((partyId) => partyId)),
    note: longText,
  }),
  example: { at: '2026-11-24T09:00:00+08:00', partyIds: ['b5c1…'], note: '电话回访,情绪平稳,同意周五到场。' },
  build: ({ at, partyIds, note }, seal) => ({
    type: 'record-contact',
    contactId: randomUUID(),
    at,
    partyIds,
    note: seal.text('contact-note', note),
  }),
});
