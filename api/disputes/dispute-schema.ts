import { z } from 'zod';
import { WaitingFor } from '../cases/waiting-for.ts';

const when = z.string().meta({ format: 'date-time' });

export const Deadline = z.object({
  kind: z.string(),
  about: z.string().optional().meta({ description: 'which of several things, such as an obligation by its id' }),
  startedAt: when,
  dueAt: when,
  lastDay: z.string().optional().meta({ description: 'for periods counted in days: the last of them' }),
  then: z.string().meta({ description: 'what happens when it fires' }),
  source: z.string().meta({ description: 'the law, rule or design decision it comes from' }),
  provisional: z.boolean().meta({ description: 'reckoned with a year whose rest days are not published' }),
});

/** 当事人, with what is sensitive masked. */
export const MaskedParty = z.object({
  partyId: z.string(),
  personId: z.string().meta({ description: 'for `POST /people/{id}/reveal`' }),
  side: z.enum(['applicant', 'respondent']),
  kind: z.enum(['person', 'organisation']),
  organisationId: z.string().optional(),
  protected: z.boolean(),
  name: z.string(),
  gender: z.string().optional(),
  ethnicity: z.string().optional(),
  birthYear: z.int().optional(),
  idNumber: z.string().optional(),
  occupation: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  hasSafeContact: z.boolean(),
  guardian: z.looseObject({ name: z.string() }).optional(),
  agent: z.looseObject({ name: z.string() }).optional(),
});

const place = z.string();

/** 纠纷: a case as whoever may see it sees it; people masked, free text in the clear. */
export const Dispute = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    type: z.string(),
    ground: z.string().optional(),
    source: z.string(),
    title: z.string(),
    facts: z.string(),
    requests: z.array(z.string()).optional().meta({ description: '申请事项' }),
    place: place.optional(),
    amountFen: z.int().optional(),
    mediationType: z.string().optional(),
    courtCaseNumber: z.string().optional(),
    letterNumber: z.string().optional(),
    language: z.string().optional(),
    domesticViolence: z.boolean(),
    committeeNumbers: z
      .array(z.object({ organisationId: z.string(), number: z.string(), at: when, voidedAt: when.optional() }))
      .meta({ description: '人调字号 of each committee that accepted it; void ones stay' }),
    openedAt: when,
    status: z.enum(['registered', 'offered', 'mediating', 'suspended', 'agreed', 'closed']),
    outcome: z.string().optional(),
    level: z.string(),
    colour: z.string(),
    owner: z.object({
      organisationId: z.string(),
      organisationName: z.string(),
      mediatorId: z.string().optional(),
      mediatorFrom: z.string().optional().meta({ description: '借调: the organisation that lends the mediator' }),
    }),
    path: z.array(
      z.object({
        level: z.string(),
        organisationId: z.string(),
        organisationName: z.string(),
        from: when,
        to: when.optional(),
        outcome: z.string().optional(),
      }),
    ),
    offer: z
      .object({
        kind: z.string(),
        fromOrganisationId: z.string(),
        toOrganisationId: z.string(),
        toLevel: z.string(),
        mediatorId: z.string().optional(),
        mediatorFrom: z.string().optional(),
        decided: z.boolean().optional().meta({ description: 'by the county; it is not returned' }),
        reason: z.string().optional(),
        at: when,
      })
      .nullable()
      .meta({ description: 'work on its way; until it is accepted the sender owns the case' }),
    waitingFor: WaitingFor.nullable(),
    deadlines: z.array(Deadline),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
    parties: z.array(MaskedParty),
    mediation: z
      .object({
        startedAt: when.nullable(),
        basis: z.string(),
        extensions: z.array(z.int()),
        suspendedDays: z.int(),
        expiredAt: when.nullable(),
      })
      .nullable(),
    suspension: z
      .object({ kind: z.string(), reason: z.string(), since: when, until: z.string().nullable() })
      .nullable(),
    sessions: z.array(
      z.object({
        sessionId: z.string(),
        at: when,
        place,
        participantIds: z.array(z.string()),
        guests: z.string().optional(),
        record: z.object({ heldAt: when, place, text: z.string(), result: z.string() }).optional(),
        cancelledAt: when.optional(),
      }),
    ),
    investigations: z.array(
      z.object({
        investigationId: z.string(),
        at: when,
        place: z.string().optional(),
        attendees: z.string().optional(),
        interviewee: z.string().optional(),
        record: z.string(),
      }),
    ),
    evidence: z.array(
      z.object({
        evidenceId: z.string(),
        title: z.string(),
        mediaType: z.string(),
        sha256: z.string(),
        addedAt: when,
        byPartyId: z.string().optional(),
      }),
    ),
    clueIds: z.array(z.string()).meta({ description: '线索 that it came from or that were merged into it' }),
    wishes: z.array(z.object({ partyId: z.string(), route: z.string(), on: z.string() })),
    handOver: z
      .object({
        consents: z.array(
          z.object({ partyId: z.string(), evidenceIds: z.array(z.string()), sessionRecords: z.boolean() }),
        ),
        undisputedFacts: z.object({ facts: z.string(), at: when }).nullable(),
      })
      .meta({ description: '移送立案: what the parties let go to the court should the case be filed' }),
    supervision: z
      .object({
        reason: z.string(),
        words: z.string().optional().meta({ description: 'why, from whoever pressed' }),
        stage: z.string(),
        organisationId: z.string().meta({ description: 'who must answer' }),
        since: when,
      })
      .nullable(),
    alert: z
      .object({
        raisedAt: when,
        awaiting: z.array(z.string()),
        acknowledged: z.array(z.string()),
        escalated: z.boolean(),
      })
      .nullable(),
    ending: z
      .object({
        outcome: z.string(),
        at: when,
        ground: z.string().optional(),
        reason: z.string().optional(),
        routes: z.array(z.string()).optional(),
      })
      .nullable(),
    contacts: z.array(z.object({ contactId: z.string(), at: when, partyIds: z.array(z.string()), note: z.string() })),
    contact: z
      .object({ last: when, overdueSince: when.nullable() })
      .nullable()
      .meta({ description: '联系计划, while it is mediated' }),
    dangers: z.array(z.object({ kind: z.string(), detail: z.string(), at: when })),
    warnings: z.array(z.string()).meta({
      description:
        '调解须知: `separate-sessions` 分开调解 · `consent-alone` 单独征求意见 · `no-face-to-face-performance` 不当面履行 · `awaits-clearance` 待书面意见',
    }),
    invitations: z.array(z.object({ organisationId: z.string(), as: z.string(), at: when })),
    guidance: z.array(
      z.object({ guidanceId: z.string(), organisationId: z.string(), userId: z.string(), text: z.string(), at: when }),
    ),
    recused: z.array(z.string()).meta({ description: '回避: users who do not work on the case' }),
    transfers: z
      .array(
        z.object({
          kind: z.enum(['up', 'down', 'sideways']),
          toOrganisationId: z.string(),
          at: when,
          entrusts: z.boolean().optional().meta({ description: '委派、委托 by a court' }),
        }),
      )
      .meta({ description: '移送经历, the newest last; a letter is asked for by its place here, from 1' }),
    returns: z.int().meta({ description: '退回次数 since it was last accepted' }),
    undecided: z
      .object({ organisationId: z.string(), since: when })
      .nullable()
      .meta({ description: 'sent back too often: who must decide whose case it is' }),
    supervisions: z.array(
      z.object({
        reason: z.string(),
        ownerId: z.string(),
        mediatorId: z.string().optional(),
        openedAt: when,
        answeredAt: when.optional(),
        escalations: z.int(),
      }),
    ),
    ratings: z.array(z.object({ partyId: z.string(), score: z.int(), comment: z.string().optional(), at: when })),
    links: z.array(z.object({ disputeId: z.string(), relation: z.string(), at: when })),
    agreementIds: z.array(z.string()),
    agreements: z.array(
      z.object({ agreementId: z.string(), number: z.string(), form: z.string(), standing: z.string(), since: when }),
    ),
    mass: z
      .object({ claimants: z.int(), counts: z.record(z.string(), z.int()), courtId: z.string().nullable() })
      .nullable()
      .meta({ description: '群体性案件: how many claimants stand where; who they are, `GET …/claimants`' }),
  })
  .meta({ id: 'Dispute' });

export type DisputeAnswer = z.output<typeof Dispute>;
