import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant, longText, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 调查记录 */
export const addInvestigation = command({
  type: 'add-investigation',
  summary: '调查记录 – who was asked what',
  schema: z.strictObject({
    at: instant.meta({ description: 'when it took place' }),
    place: text(200).optional(),
    attendees: text(500).optional().meta({ description: '参加人' }),
    interviewee: text(200).optional().meta({ description: '被调查人' }),
    record: longText.meta({ description: '记录' }),
  }),
  example: {
    at: '2026-11-23T15:00:00+08:00',
    place: '羊坪村三组水沟边',
    attendees: '周明、村民小组长张德富',
    interviewee: '原生产队长刘本善',
    record: '走访原生产队长,证实界石在水沟东侧。',
  },
  build: ({ at, place, attendees, interviewee, record }, seal) => ({
    type: 'add-investigation',
    investigationId: randomUUID(),
    at,
    place: place === undefined ? undefined : seal.text('investigation-place', place),
    attendees: attendees === undefined ? undefined : seal.text('investigation-attendees', attendees),
    interviewee: interviewee === undefined ? undefined : seal.text('investigation-interviewee', interviewee),
    record: seal.text('investigation-record', record),
  }),
});
