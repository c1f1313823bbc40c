import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { IncidentReport } from '../../../domain/household/commands.ts';
import type { Seal } from '../../../record/seal.ts';
import { code, instant, longText } from '../../http/fields.ts';
import { preparedCommand } from '../command-definition.ts';
import { staffOf } from '../staff.ts';

export const incidentSchema = {
  at: instant,
  acceptedAt: instant.optional().meta({ description: '受理时间, from which 72 hours run; now, if not given' }),
  detail: longText,
};

type IncidentInput = { at: string; acceptedAt?: string | undefined; detail: string };

export function sealedIncident({ at, acceptedAt, detail }: IncidentInput, seal: Seal): IncidentReport {
  return { incidentId: randomUUID(), occurredAt: at, acceptedAt, detail: seal.text('incident', detail) };
}

/** 警情 */
export const reportIncident = preparedCommand({
  type: 'report-incident',
  summary: '新发警情 – violence; raises the level at once',
  description: 'Without a level, to the gravest. A household that had left control is taken under it again.',
  schema: z.strictObject({
    ...incidentSchema,
    level: code.optional().meta({ description: 'above the present one' }),
    plan: longText.optional().meta({ description: 'the plan for the new level' }),
  }),
  example: { at: '2026-11-20T22:30:00+08:00', detail: '酒后殴打,致左臂软组织挫伤,已制止并送医。' },
  prepare: (context, actor) => staffOf(context, actor),
  build: ({ level, plan, ...incident }, seal, staff) => ({
    type: 'report-incident',
    report: sealedIncident(incident, seal),
    level,
    plan: plan === undefined ? undefined : seal.text('plan', plan),
    staff,
  }),
});
