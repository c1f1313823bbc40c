import { z } from 'zod';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline } from '../disputes/dispute-schema.ts';
import { knownCodes } from '../disputes/known-codes.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

const classLabels = Object.fromEntries(
  Object.entries(policyVersion1.retention.classes).map(([key, { label }]) => [key, label]),
);

const Approval = z.object({ role: z.string(), userId: z.string(), at: when });

/** What stays readable of a case for good. */
const ListedFile = z.object({
  caseId: z.string(),
  number: z.string(),
  type: z.string(),
  outcome: z.string().nullable(),
  class: z.string().meta(knownCodes('保管期限', classLabels)),
  openedAt: when,
  closedAt: when,
  dueOn: day.meta({ description: 'the first day on which it may be let go of' }),
  keptBack: z.object({ reason: z.string(), byUserId: z.string(), at: when }).nullable(),
  done: z
    .enum(['destroyed', 'left'])
    .nullable()
    .meta({ description: 'left: approved, but something had happened to it since' }),
  doneAt: when.nullable(),
});

/** One county's rounds, as a list shows them. */
export const RetentionListItem = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    organisationId: z.string(),
    status: z.enum(['between-rounds', 'drawing', 'under-appraisal', 'destroying']),
    nextAt: when.nullable().meta({ description: 'when the next round is called' }),
    round: z
      .object({
        no: z.int(),
        year: z.int(),
        calledAt: when,
        cases: z.int().nullable().meta({ description: 'null until the engine has drawn up the list' }),
        keptBack: z.int(),
        approvals: z.array(Approval),
      })
      .nullable(),
    done: z
      .object({
        no: z.int(),
        year: z.int(),
        approvals: z.array(Approval),
        keptBack: z.int(),
        destroyed: z.int(),
        left: z.int(),
        doneAt: when,
      })
      .nullable()
      .meta({ description: 'the last that came to its end' }),
    missedInARow: z.int().meta({ description: 'rounds in a row that nobody approved' }),
  })
  .meta({ id: 'RetentionListItem' });

/** 档案鉴定销毁: the list of the round under way, or of the last one, page by page. */
export const Retention = RetentionListItem.extend({
  list: z.object({
    no: z.int().nullable().meta({ description: 'of which round; null before the first' }),
    items: z.array(ListedFile),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
  }),
  waitingFor: WaitingFor.nullable(),
  deadlines: z.array(Deadline),
  actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
}).meta({ id: 'Retention' });

export type RetentionListAnswer = z.output<typeof RetentionListItem>;
export type RetentionAnswer = z.output<typeof Retention>;
