import { dateOf } from '../../../domain/time/instant.ts';
import { preparedCommand } from '../command-definition.ts';
import { identifiedMembers, memberSchema, sealedMember } from '../member.ts';

/** 增加家庭成员 */
export const addMember = preparedCommand({
  type: 'add-member',
  summary: '增加成员 – somebody else who belongs to the family',
  schema: memberSchema,
  example: { name: '赵小某', relation: '子', role: 'victim', birthDate: '2014-03-02' },
  prepare: async ({ record }, _actor, member) =>
    identifiedMembers([member], () => '', dateOf(await record.clock.now())),
  build: (_given, seal, [member]) => {
    if (member === undefined) throw new RangeError('a member that was checked is missing');
    return { type: 'add-member', member: sealedMember(member, seal) };
  },
});
