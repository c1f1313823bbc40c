import { z } from 'zod';
import type { Policy } from '../../../domain/policy/policy.ts';
import { civilDate, code } from '../../http/fields.ts';
import { agreement } from './agreement.ts';
import { dispute } from './dispute.ts';
import { enforcement } from './enforcement.ts';
import { household } from './household.ts';
import { identity } from './identity.ts';
import { assessment, change, court, mass, messages, privacy } from './county.ts';
import { audit, retention } from './keeping.ts';
import * as part from './parts.ts';
import { screening } from './screening.ts';

const atOrganisation = z.strictObject({ kind: part.organisationKind, roles: part.roles.min(1) });

const level = z.strictObject({
  key: code,
  label: part.label,
  stage: z.enum(['committee', 'court']),
  receiver: part.organisationKind,
  receiverRoles: part.roles.min(1),
  ownerKinds: part.organisationKinds.min(1),
  mediate: z.object({ default: part.sourcedDays }).catchall(part.sourcedDays),
  extension: z.strictObject({ days: part.positive, times: part.positive, source: part.source }).nullable(),
  onExpiry: z.enum(['next-level', 'lawful-route', 'filing']),
});

const timers = z.strictObject({
  dispatch: part.byColour,
  dispatchCounty: part.byColour,
  accept: part.byColour,
  courtAccept: part.sourced,
  acceptSideways: part.byColour,
  idle: part.byColour,
  supervisionAnswer: part.sourced,
  suspensionReview: part.sourced,
  alertAcknowledge: part.sourced,
});

/** 策略: everything that a version says, of the type that the domain reads; a later version is nothing but such data. */
export const PolicySchema: z.ZodType<Policy> = z
  .strictObject({
    version: z.int(),
    effectiveFrom: civilDate,
    colours: z.array(z.strictObject({ key: code, label: part.label, order: z.int(), alert: z.boolean() })).max(20),
    defaultColour: code,
    levels: z.array(level).min(1).max(10),
    types: part.labels,
    sources: part.labels,
    grounds: part.labels,
    routes: z
      .array(
        z.strictObject({
          key: code,
          label: part.label,
          authority: part.label,
          basis: part.source,
          court: z.boolean(),
        }),
      )
      .max(50),
    routeRules: z.array(z.strictObject({ type: code.optional(), ground: code.optional(), route: code })).max(500),
    timers,
    reminders: z.strictObject({ mediate: part.daysBefore, accept: part.daysBefore, source: part.source }),
    alertRoles: z.array(atOrganisation).min(1).max(20),
    alertEscalation: z.array(atOrganisation).min(1).max(20),
    coordinator: atOrganisation,
    county: atOrganisation,
    terminationGrounds: part.labels,
    mediationTypes: part.labels,
    similarWithin: part.sourced,
    evidence: z.strictObject({
      maxBytes: part.positive.max(200 * 1024 * 1024),
      mediaTypes: z.array(part.label).min(1).max(50),
    }),
    ...{ screening, agreement, household, court, enforcement, dispute, audit, identity, demoIdentity: identity },
    ...{ mass, privacy, assessment, messages, retention, change },
  })
  .meta({
    id: 'Policy',
    description: '策略: levels, colours, periods, roles and closed lists, each number with its source',
  });
