import { z } from 'zod';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline } from '../disputes/dispute-schema.ts';
import { knownCodes } from '../disputes/known-codes.ts';

const when = z.string().meta({ format: 'date-time' });
const { reasons, suggestions } = policyVersion1.screening.analysis;
const reasonLabels = Object.fromEntries(reasons.map(({ key, label }) => [key, label]));

const Counts = z.object({
  open: z.int(),
  new: z.int(),
  overdue: z.int(),
  red: z.int(),
  repeated: z.int(),
  clues: z.int().meta({ description: 'clues that nobody has sorted yet' }),
});

const AgendaItem = z.object({
  disputeId: z.string(),
  number: z.string(),
  title: z.string().nullable().meta({ description: 'if the caller may see the dispute' }),
  colour: z.string(),
  reasons: z.array(z.string().meta(knownCodes('列入原因', reasonLabels))),
  suggestion: z.string().meta(knownCodes('建议措施', suggestions)),
});

const Meeting = z.object({
  no: z.int().nullable().meta({ description: 'null for one out of turn' }),
  since: when,
  heldAt: when,
  recordedAt: when,
  recordedBy: z.string(),
  seq: z.int().meta({ description: 'the state that its paper shows' }),
  attendees: z.array(z.string()),
  counts: Counts.nullable(),
  decisions: z.array(z.object({ disputeId: z.string(), number: z.string(), decision: z.string() })),
});

/** One centre's analysis, as a list shows it. */
export const AnalysisListItem = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    organisationId: z.string(),
    organisationName: z.string(),
    status: z.enum(['between-meetings', 'meeting-due']),
    nextAt: when.nullable().meta({ description: 'when the next weekly meeting falls due' }),
    lastHeldAt: when.nullable(),
    missedInARow: z.int().meta({ description: 'meetings in a row that were never held' }),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'AnalysisListItem' });

/** 分析研判 of a centre: the meeting that is due with its agenda, and those held. */
export const Analysis = AnalysisListItem.extend({
  meeting: z
    .object({
      no: z.int(),
      since: when,
      dueAt: when,
      agenda: z
        .object({ counts: Counts, items: z.array(AgendaItem) })
        .nullable()
        .meta({ description: 'null until the engine has prepared it' }),
    })
    .nullable(),
  meetings: z.array(Meeting).meta({ description: 'those held, the newest first' }),
  waitingFor: WaitingFor.nullable(),
  deadlines: z.array(Deadline),
  actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
}).meta({ id: 'Analysis' });

export type AnalysisListAnswer = z.output<typeof AnalysisListItem>;
export type AnalysisAnswer = z.output<typeof Analysis>;
