import { z } from 'zod';
import { code } from '../../http/fields.ts';
import * as part from './parts.ts';

const level = z.strictObject({
  key: code,
  label: part.label,
  order: z.int(),
  ownerRole: part.role,
  revisit: part.sourcedMonths,
  mediation: z.enum(['stopped', 'on-clearance', 'with-care']),
  exits: z.boolean(),
});

const warning = z.strictObject({
  evidence: part.byCode(
    z.strictObject({
      label: part.label,
      sort: z.enum(['perpetrator-statement', 'victim-statement', 'witness-statement', 'supporting']),
    }),
  ),
  circumstances: part.labels,
  punishable: part.labels,
  decide: part.sourced,
  pressedBy: part.role,
  firstVisit: part.sourced,
  revisit: part.sourcedMonths,
  cleanVisits: z.strictObject({ count: part.positive, daysApart: part.count, source: part.source }),
});

const protectionOrder = z.strictObject({
  longest: part.months,
  source: part.source,
  decide: part.sourced,
  decideUrgent: part.sourced,
  inability: part.labels,
  breach: z.strictObject({ mostFineFen: part.count, mostDetentionDays: part.count, source: part.source }),
});

const review = part.sourcedMonths.extend({
  call: z.strictObject({ daysBefore: part.count.max(90), hour: part.hourOfDay }),
  holders: part.roles.min(1),
  press: z.strictObject({ role: part.role, again: part.sourced }),
});

/** 家暴三色管控. */
export const household = z.strictObject({
  levels: z.array(level).min(1).max(20),
  ranks: part.roles.min(1),
  firstVisit: part.sourced,
  afterViolence: part.sourced.extend({ role: part.role }),
  incidentLevel: code,
  guardLevel: code,
  overdue: z.strictObject({
    ladder: z
      .array(z.strictObject({ role: part.role, after: part.sourced }))
      .min(1)
      .max(10),
    again: part.sourced,
  }),
  reminders: z.strictObject({
    revisit: part.daysBefore,
    protectionOrder: part.daysBefore,
    decideWarning: part.daysBefore,
    source: part.source,
  }),
  review,
  protectionOrder,
  warning,
  report: z.strictObject({ takeUp: part.sourced, minor: part.sourced, again: part.sourced, pressedBy: part.role }),
  disclosure: z.strictObject({ kinds: part.organisationKinds, readers: part.roles, period: part.period }),
});
