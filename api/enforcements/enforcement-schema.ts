import { z } from 'zod';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline, MaskedParty } from '../disputes/dispute-schema.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

/** What only the court and those above it see. */
const CourtFile = z.object({
  inquiry: z.object({ found: z.string(), result: z.string(), at: when }).nullable(),
  disposal: z.object({ result: z.string(), at: when }).nullable(),
  measures: z.array(
    z.object({
      measureId: z.string(),
      kind: z.string(),
      partyId: z.string(),
      about: z.string(),
      takenAt: when,
      liftedAt: when.optional(),
    }),
  ),
  hardship: z.string().nullable(),
  aid: z.array(z.object({ partyId: z.string(), by: z.string(), grounds: z.string(), at: when })),
  closing: z.object({ outcome: z.string(), reason: z.string(), at: when, fromStage: z.string() }).nullable(),
  endingReason: z.string().nullable(),
});

/** 执行: an enforcement as whoever may see it sees it; people masked, free text in the clear. */
export const Enforcement = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['referred', 'enforcing', 'instalments', 'closed']),
    stage: z.string().meta({ description: '执行启动 财产查控 财产处置 案款发放 结案审批' }),
    outcome: z.string().optional(),
    agreementId: z.string(),
    disputeId: z.string(),
    disputeNumber: z.string(),
    courtId: z.string(),
    courtName: z.string(),
    judgeId: z.string().optional(),
    courtCaseNumber: z.string().optional(),
    track: z.object({ key: z.string(), label: z.string(), fast: z.boolean() }),
    referredAt: when,
    acceptedAt: when.nullable(),
    notice: z.object({ servedAt: when, payBy: day, overdue: z.boolean() }).nullable(),
    applicantPartyIds: z.array(z.string()),
    parties: z.array(MaskedParty),
    claims: z.array(
      z.object({
        obligationId: z.string(),
        kind: z.enum(['money', 'act']),
        debtorId: z.string(),
        creditorId: z.string(),
        amountFen: z.int().optional(),
        dueOn: day,
        receivedFen: z.int().meta({ description: 'paid by the debtor' }),
        heldFen: z.int().meta({ description: 'of that, lying at the court' }),
        done: z.boolean().meta({ description: 'for an act' }),
      }),
    ),
    performed: z
      .array(z.object({ obligationId: z.string(), amountFen: z.int().optional(), on: day }))
      .meta({ description: 'what reached the creditors' }),
    instalments: z
      .array(
        z.object({
          instalmentId: z.string(),
          obligationId: z.string(),
          amountFen: z.int().optional(),
          dueOn: day,
          status: z.enum(['pending', 'paid', 'overdue']),
        }),
      )
      .nullable()
      .meta({ description: '执行和解协议 in force; null if there is none' }),
    waitingFor: WaitingFor.nullable(),
    deadlines: z.array(Deadline),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
    file: CourtFile.nullable().meta({ description: 'what the court did and found; null for who only mediated' }),
  })
  .meta({ id: 'Enforcement' });

export type EnforcementAnswer = z.output<typeof Enforcement>;
