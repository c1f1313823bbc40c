import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Member } from '../../domain/household/state.ts';
import { identifyPerson } from '../../domain/people/identity.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { sealedReach } from '../../record/reach.ts';
import type { Seal } from '../../record/seal.ts';
import { civilDate, text } from '../http/fields.ts';
import { Problem } from '../problems/problem.ts';

export const phone = z.string().regex(/^[0-9+()\- ]{3,32}$/);

/** 家庭成员. */
export const memberSchema = z.strictObject({
  name: text(100),
  relation: text(100).meta({ description: '与户主关系' }),
  role: z.enum(['perpetrator', 'victim', 'other']).meta({ description: '施暴人 · 受害人 · 其他' }),
  gender: z.enum(['male', 'female', 'unknown']).optional(),
  birthDate: civilDate.optional().meta({ description: 'with the name it identifies who has given no ID number' }),
  idNumber: z
    .string()
    .max(32)
    .transform((number) => number.trim().toUpperCase())
    .optional(),
  phone: phone.optional(),
  presentAddress: text(300).optional(),
  confidential: z.boolean().optional().meta({ description: 'present address and phone are shown to nobody' }),
});

export type MemberInput = z.output<typeof memberSchema>;

/**
 * The members with their ID numbers checked and what follows from them filled in; `today` in Asia/Shanghai.
 * @throws Problem `invalid` that names every fact at fault
 */
export function identifiedMembers(members: MemberInput[], pathOf: (index: number) => string, today: CivilDate) {
  const identified = members.map((member) => identifyPerson(member, today));
  const errors = identified.flatMap(({ faults }, index) =>
    faults.map(({ field, message }) => ({ path: `${pathOf(index)}${field}`, message })),
  );
  if (errors.length > 0) throw new Problem('invalid', { errors });
  return identified.map(({ facts }) => facts);
}

/**
 * Whoever is a victim is kept from being found, said or not (法发〔2022〕10号 4): where they are and how they are reached is
 * sealed by itself, apart from who they are.
 */
export function sealedMember(input: MemberInput, seal: Seal): Member {
  const { relation, role, confidential = role === 'victim', presentAddress: address, phone, ...facts } = input;
  const member = { memberId: randomUUID(), role, relation: seal.text('relation', relation), confidential };
  if (!confidential) return { ...member, ...seal.person({ ...facts, phone, address }) };
  return { ...member, ...seal.person(facts), reach: sealedReach({ phone, address }, seal) };
}
