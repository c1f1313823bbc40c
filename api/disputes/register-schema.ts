import { z } from 'zod';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { amountFen, civilDate, code, id, longText, text } from '../http/fields.ts';
import { knownCodes } from './known-codes.ts';

const { types, grounds, sources, mediationTypes } = policyVersion1;

const idNumber = z
  .string()
  .regex(/^[0-9A-Za-z()-]{4,32}$/)
  .transform((number) => number.toUpperCase())
  .meta({ description: '居民身份证号 (GB 11643); of an organisation 统一社会信用代码 or another number' });

const phone = z.string().regex(/^[0-9+()\- ]{3,32}$/);

/** 监护人 or 代理人. */
const representative = z.strictObject({
  name: text(100),
  relation: text(100).optional(),
  idNumber: idNumber.optional(),
  phone: phone.optional(),
});

/** 当事人基本情况. */
export const party = z.strictObject({
  side: z.enum(['applicant', 'respondent']),
  kind: z.enum(['person', 'organisation']),
  name: text(100),
  organisationId: id
    .optional()
    .meta({ description: 'of an organisation: which one of the county’s it is, such as the village itself' }),
  gender: z.enum(['male', 'female', 'unknown']).optional(),
  ethnicity: text(50).optional(),
  birthDate: civilDate.optional(),
  idNumber: idNumber.optional(),
  occupation: text(100).optional(),
  phone: phone.optional(),
  address: text(300).optional(),
  safeContact: text(300)
    .optional()
    .meta({ description: 'how a person in danger is reached; keeps address and phone from the other side' }),
  guardian: representative.optional(),
  agent: representative.optional(),
});

const parties = z.array(party).min(2).max(200);

/** 接收登记. */
export const Registration = z
  .strictObject({
    type: code.meta(knownCodes('纠纷类型', types)),
    ground: code.optional().meta(knownCodes('争议焦点, decides the lawful next route; one of', grounds)),
    source: code.meta(knownCodes('来源', sources)),
    title: text(200),
    facts: longText,
    requests: z
      .array(text(1_000))
      .min(1)
      .max(20)
      .optional()
      .meta({ description: '申请事项, as the application lists them' }),
    place: text(300).optional(),
    amountFen: amountFen.optional(),
    colour: code.optional(),
    mediationType: code.optional().meta(knownCodes('调解类型', mediationTypes)),
    courtCaseNumber: text(100).optional(),
    letterNumber: text(100).optional(),
    language: text(50).optional().meta({ description: 'if an interpreter is needed' }),
    domesticViolence: z.boolean().optional(),
    parties,
  })
  .meta({
    id: 'Registration',
    example: {
      type: 'neighbours',
      source: 'application',
      title: '相邻宅基地滴水纠纷',
      facts: '申请人称被申请人翻建房屋后屋檐滴水落入其院内。',
      requests: ['请求被申请人在屋檐下安装接水槽。'],
      place: '清溪镇羊坪村三组',
      parties: [
        { side: 'applicant', kind: 'person', name: '李桂兰', phone: '13800000001' },
        { side: 'respondent', kind: 'person', name: '王建国' },
      ],
    },
  });

/** What the check for duplicates goes by. It comes before saving, so a whole draft may be sent: the rest is not looked at. */
export const Similarity = z.object({
  type: code,
  parties: z
    .array(z.object({ name: text(100), idNumber: idNumber.optional() }))
    .min(1)
    .max(200),
});
