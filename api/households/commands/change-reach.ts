import { z } from 'zod';
import { sealedReach } from '../../../record/reach.ts';
import { id, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { phone } from '../member.ts';

const Reach = z
  .strictObject({
    memberId: id,
    presentAddress: text(300).optional(),
    phone: phone.optional(),
    safeContact: text(300).optional().meta({ description: '安全联系方式' }),
  })
  .refine(({ presentAddress, phone, safeContact }) => presentAddress ?? phone ?? safeContact, {
    path: ['presentAddress'],
    error: '请填写现住址、电话或者安全联系方式',
  });

/** 现住址与联系方式 */
export const changeReach = command({
  type: 'change-reach',
  summary: '变更联系方式 – where a member now is and how they are reached; no answer shows it',
  description:
    'Replaces what was known before. It is read only by `POST /people/{id}/reveal`, for a purpose, by those who protect.',
  schema: Reach,
  example: { memberId: '5b0e8d1c-6a0f-4a8e-9c57-1a2b3c4d5e6f', phone: '13500002222', presentAddress: '云河县北岭乡' },
  build: ({ memberId, presentAddress: address, ...reach }, seal) => {
    const sealed = sealedReach({ ...reach, address }, seal);
    if (sealed === undefined) throw new RangeError('a reach that was checked is empty');
    return { type: 'change-reach', memberId, reach: sealed };
  },
});
