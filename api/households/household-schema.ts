import { z } from 'zod';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline } from '../disputes/dispute-schema.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });
const element = z.object({ done: z.boolean(), note: z.string().optional() });

const HouseholdMember = z.object({
  memberId: z.string(),
  personId: z.string(),
  role: z.enum(['perpetrator', 'victim', 'other']),
  relation: z.string().optional(),
  confidential: z.boolean().meta({ description: 'whose present address and phone are left out' }),
  name: z.string(),
  gender: z.string().optional(),
  birthYear: z.int().optional(),
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  hasReach: z.boolean().meta({ description: 'whether it is known where they are; read by `POST /people/{id}/reveal`' }),
});

const Breach = z.object({
  breachId: z.string(),
  at: when,
  detail: z.string(),
  measures: z.array(z.object({ kind: z.string(), amountFen: z.int().optional(), days: z.int().optional() })),
  byUserId: z.string(),
});

const Application = z.object({
  applicationId: z.string(),
  courtId: z.string(),
  acceptedAt: when,
  urgent: z.boolean(),
  applicant: z.string(),
  inability: z.string().optional(),
  byUserId: z.string(),
  decision: z
    .object({ as: z.string(), orderId: z.string().optional(), on: day.optional(), note: z.string().optional() })
    .optional(),
  lapsedAt: when.optional().meta({ description: "when the court's hours were over without a decision" }),
});

/** 一户一档: a file as its own station sees it; people masked, words in the clear. */
export const Household = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['controlled', 'exited']),
    stationId: z.string(),
    villageId: z.string().nullable(),
    level: z.string(),
    address: z.string(),
    owner: z.object({ role: z.string(), userId: z.string().optional() }),
    standsInFor: z
      .object({ userId: z.string().optional(), until: day })
      .nullable()
      .meta({ description: '代管: whose household it is again after that day' }),
    plan: z.string().nullable(),
    openedAt: when,
    nextRevisitOn: day.nullable().meta({ description: 'the last day on which the next visit is in time' }),
    plannedOn: day.nullable().meta({ description: '计划回访日 of that visit' }),
    nextRevisit: z
      .object({ because: z.string(), by: z.string(), dueAt: when, source: z.string() })
      .nullable()
      .meta({ description: 'why it is due, from which role, until when' }),
    overdue: z.object({ since: when, told: z.array(z.string()) }).nullable(),
    waitingFor: WaitingFor.nullable(),
    deadlines: z.array(Deadline),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
    members: z.array(HouseholdMember),
    episodes: z.array(z.object({ from: when, level: z.string(), to: when.optional() })),
    levels: z
      .array(z.object({ level: z.string(), from: when, cause: z.string(), reason: z.string().optional() }))
      .meta({ description: '等级沿革: every level so far, and why' }),
    visits: z.array(
      z.object({
        visitId: z.string(),
        at: when,
        byUserId: z.string(),
        complete: z.boolean(),
        listened: element,
        policyExplained: element,
        warnedByCases: element,
        counselled: element,
        personsSeen: z.string(),
        victimAlone: z.boolean(),
        means: z.string(),
        violenceRecurred: z.boolean(),
        injuries: z.string().optional(),
        childrenSeen: z.boolean().optional(),
        feedback: z.string(),
      }),
    ),
    incidents: z.array(
      z.object({
        incidentId: z.string(),
        at: when,
        reportedAt: when,
        acceptedAt: when.optional().meta({ description: 'from which the 72 hours to a decision run' }),
        detail: z.string(),
        cause: z.string(),
        decision: z.object({ as: z.string(), at: when, byUserId: z.string(), note: z.string().optional() }).optional(),
        lapsedAt: when.optional().meta({ description: 'when the hours were over without a decision' }),
        outcomes: z.array(z.string()).optional().meta({ description: '民转刑 `turned-criminal` · 刑转命 `death`' }),
      }),
    ),
    protectionOrders: z.array(
      z.object({
        orderId: z.string(),
        issuedOn: day,
        months: z.int(),
        lastDay: day,
        urgent: z.boolean(),
        measures: z.string(),
        courtId: z.string(),
        helped: z.array(z.object({ at: when, byUserId: z.string(), note: z.string() })),
        breaches: z.array(Breach),
        expiredAt: when.optional(),
        revokedOn: day.optional(),
      }),
    ),
    applications: z.array(Application).meta({ description: '申请人身安全保护令' }),
    warnings: z
      .array(
        z.object({
          warningId: z.string(),
          acceptedAt: when,
          issuedAt: when,
          byUserId: z.string(),
          admitted: z.boolean(),
          evidence: z.array(z.object({ kind: z.string(), note: z.string() })),
          circumstances: z.array(z.string()),
          perpetratorId: z.string().meta({ description: 'a member' }),
          victimIds: z.array(z.string()),
          relationship: z.string().optional(),
          facts: z.string().optional(),
          incidentIds: z.array(z.string()).meta({ description: 'incidents that it decides' }),
          delivered: z.object({ at: when, refused: z.boolean(), note: z.string().optional() }).nullable(),
          victimCopyAt: when.nullable().meta({ description: 'when the victim was given a copy' }),
          clean: z.int().meta({ description: 'clean quarterly visits in a row; three end it' }),
          endedAt: when.optional(),
        }),
      )
      .meta({ description: '家庭暴力告诫书' }),
    mergedFrom: z.array(z.string()).meta({ description: 'files of the same family that were merged into this one' }),
    mergedInto: z.string().nullable().meta({ description: 'the file in which this family now is' }),
    disputeIds: z.array(z.string()).meta({ description: 'disputes in the family whose mediation was stopped' }),
    clearances: z.array(z.object({ disputeId: z.string(), note: z.string(), byUserId: z.string(), at: when })),
    disclosures: z
      .array(
        z.object({
          disclosureId: z.string(),
          to: z.string().meta({ description: 'a court' }),
          documentId: z.string(),
          form: z.string(),
          purpose: z.string(),
          byUserId: z.string(),
          at: when,
          until: when.meta({ description: 'no longer readable there from then on' }),
        }),
      )
      .meta({ description: '披露: documents given to a court, those of merged files too' }),
  })
  .meta({ id: 'Household' });

export type HouseholdAnswer = z.output<typeof Household>;
