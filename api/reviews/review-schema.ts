import { z } from 'zod';
import { AGAINST_RELAXING } from '../../domain/household/relaxing.ts';
import { LEVEL_DECISIONS } from '../../domain/review/state.ts';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline } from '../disputes/dispute-schema.ts';
import { knownCodes } from '../disputes/known-codes.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

const Quarter = z.object({ from: day, to: day });
const decision = z.enum(LEVEL_DECISIONS).meta({ description: '提级 · 降级 · 维持 · 退出管控' });
const becauses = { 'violence-below-top': '本季度发生过暴力,可提级', quiet: '本季度平稳', ...AGAINST_RELAXING };

/** As a meeting's record keeps it. */
const agendaItem = {
  householdId: z.string(),
  number: z.string(),
  level: z.string(),
  levelSince: when,
  owner: z.object({ role: z.string(), userId: z.string().optional() }),
  incidents: z.array(z.object({ incidentId: z.string(), occurredAt: when })),
  nextRevisitOn: day.nullable(),
  overdueSince: when.nullable().meta({ description: 'since when its visit is overdue' }),
  against: z
    .string()
    .meta(knownCodes('不能放宽的原因', AGAINST_RELAXING))
    .nullable()
    .meta({ description: 'what stands against lowering or releasing it' }),
  suggestion: z.object({
    decision,
    level: z.string().optional(),
    because: z.string().meta(knownCodes('建议理由', becauses)),
  }),
};

const visit = {
  visitId: z.string(),
  visitedAt: when,
  byUserId: z.string(),
  complete: z.boolean(),
  victimAlone: z.boolean(),
  violenceRecurred: z.boolean(),
};

const AgendaItem = z.object({
  ...agendaItem,
  address: z.string(),
  visits: z.array(z.object({ ...visit, feedback: z.string() })).meta({ description: 'since the last meeting' }),
});

const Meeting = z.object({
  no: z.int().nullable().meta({ description: 'null for one out of turn' }),
  quarter: Quarter,
  since: when,
  heldAt: when,
  recordedAt: when,
  recordedBy: z.string(),
  seq: z.int().meta({ description: 'the state that its paper shows' }),
  attendees: z.array(z.string()),
  agenda: z
    .array(z.object({ ...agendaItem, visits: z.array(z.object(visit)) }))
    .meta({ description: 'as it stood when the decisions took effect' }),
  decisions: z.array(z.object({ householdId: z.string(), decision, level: z.string().optional(), reason: z.string() })),
});

/** One station's review, as a list shows it. */
export const ReviewListItem = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    stationId: z.string(),
    status: z.enum(['between-meetings', 'meeting-due']),
    quarter: Quarter.nullable().meta({ description: 'whose meeting is due' }),
    dueAt: when.nullable().meta({ description: 'by when that has to be held' }),
    nextAt: when.meta({ description: 'when the next meeting is called' }),
    lastHeldAt: when.nullable(),
    missedInARow: z.int().meta({ description: 'meetings in a row that were never held' }),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'ReviewListItem' });

/** 季度研判 of a station: the meeting that is due, what it has before it now, and those held. */
export const Review = ReviewListItem.extend({
  meeting: z
    .object({
      no: z.int(),
      quarter: Quarter,
      preparedAt: when,
      dueAt: when,
      households: z.int().nullable().meta({ description: 'under control when it was called' }),
    })
    .nullable(),
  agenda: z.array(AgendaItem).meta({ description: 'every household under control, as it is now, the gravest first' }),
  meetings: z.array(Meeting).meta({ description: 'those held, the newest first' }),
  waitingFor: WaitingFor.nullable(),
  deadlines: z.array(Deadline),
  actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
}).meta({ id: 'Review' });

export type ReviewListAnswer = z.output<typeof ReviewListItem>;
export type ReviewAnswer = z.output<typeof Review>;
