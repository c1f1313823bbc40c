import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { knownCodes } from '../../disputes/known-codes.ts';
import { code, id, instant, longText, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

const { evidence: kinds, circumstances, punishable } = policyVersion1.household.warning;
const labels = Object.fromEntries(Object.entries(kinds).map(([kind, { label }]) => [kind, label]));

/** 家庭暴力告诫书 */
export const issueWarning = command({
  type: 'issue-warning',
  summary: '出具告诫书 – on enough evidence, within 72 hours of acceptance',
  schema: z.strictObject({
    acceptedAt: instant.meta({ description: '受理时间' }),
    admitted: z.boolean().meta({ description: 'whether the perpetrator admits it' }),
    evidence: z
      .array(z.strictObject({ kind: code.meta(knownCodes('证据种类', labels)), note: text(5_000) }))
      .min(1)
      .max(50),
    circumstances: z
      .array(code.meta(knownCodes('情形', { ...circumstances, ...punishable })))
      .max(20)
      .meta({ description: '公通字〔2024〕34号 6; those of 20 bar a warning' }),
    perpetratorId: id.optional().meta({ description: 'a member; the one perpetrator of the file, if not given' }),
    victimIds: z.array(id).min(1).max(30).optional().meta({ description: 'members; all victims, if not given' }),
    relationship: text(200).optional().meta({ description: '双方关系' }),
    facts: longText.optional().meta({ description: '家庭暴力事实; those of the incident, if not given' }),
    incidentId: id.optional().meta({ description: 'which incident it decides; all whose 72 hours run, if not given' }),
  }),
  example: {
    acceptedAt: '2026-11-20T22:30:00+08:00',
    admitted: true,
    evidence: [
      { kind: 'perpetrator-statement', note: '承认酒后打了妻子两巴掌' },
      { kind: 'victim-statement', note: '陈述与加害人一致' },
    ],
    circumstances: ['victim-asks'],
  },
  build: ({ evidence, relationship, facts, ...warning }, seal) => ({
    type: 'issue-warning',
    warningId: randomUUID(),
    ...warning,
    relationship: relationship === undefined ? undefined : seal.text('relationship', relationship),
    facts: facts === undefined ? undefined : seal.text('warning-facts', facts),
    evidence: evidence.map(({ kind, note }) => ({ kind, note: seal.text('evidence', note) })),
  }),
});
