import { z } from 'zod';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline, MaskedParty } from '../disputes/dispute-schema.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

const Mark = z.object({ by: z.string(), on: day, at: when, textHash: z.string().optional() });

const Signature = z.object({
  partyId: z.string(),
  manner: z.enum(['signature', 'seal', 'fingerprint']),
  on: day,
  at: when,
  recordedBy: z.string().meta({ description: 'the user who saw it' }),
  textHash: z.string().optional().meta({ description: 'of the wording signed' }),
  drawn: z.object({ mediaType: z.string(), sha256: z.string() }).optional(),
  attachmentId: z.string().optional(),
  witness: z.string().optional(),
});

const Confirmation = z.object({
  window: z
    .object({ lastDay: day, provisional: z.boolean(), closed: z.boolean() })
    .nullable()
    .meta({ description: '申请期间 (人民调解法 33); null before effect' }),
  status: z.enum([
    'none',
    'proposed',
    'applied',
    'accepted',
    'not-accepted',
    'withdrawn',
    'confirmed',
    'rejected',
    'revoked',
  ]),
  courtId: z.string().optional(),
  courtName: z.string().optional(),
  basis: z.string().optional(),
  partyIds: z.array(z.string()),
  appliedAt: when.nullable(),
  acceptedAt: when.nullable(),
  caseNumber: z.string().optional(),
  extendedDays: z.int(),
  refusals: z.array(z.object({ courtId: z.string(), ground: z.string(), at: when })),
  decision: z
    .object({ decision: z.enum(['confirmed', 'rejected']), ground: z.string().optional(), at: when })
    .nullable(),
  overdue: z.array(z.string()).meta({ description: 'statutory limits that ran out' }),
  objection: z
    .object({
      by: z.enum(['party', 'interested-person']),
      partyId: z.string().optional(),
      detail: z.string(),
      at: when,
    })
    .nullable(),
});

const Obligation = z.object({
  id: z.string(),
  kind: z.enum(['money', 'act']),
  status: z.enum(['pending', 'due', 'overdue', 'defaulted', 'enforcing', 'performed', 'waived']),
  debtorId: z.string(),
  creditorId: z.string(),
  amountFen: z.int().optional(),
  what: z.string().optional(),
  dueOn: day,
  paidFen: z.int(),
  waivedFen: z.int(),
  outstandingFen: z.int(),
  overdueAt: when.nullable(),
  performances: z.array(
    z.object({
      on: day,
      amountFen: z.int().optional(),
      proof: z.string().optional(),
      attachmentId: z.string().optional(),
      enforcementId: z.string().optional(),
      at: when,
    }),
  ),
});

/** 调解协议 as whoever may see it sees it; people masked, free text in the clear. */
export const Agreement = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    disputeId: z.string(),
    disputeNumber: z.string(),
    claimantId: z.string().optional(),
    type: z.string(),
    level: z.string(),
    colour: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    mediatorId: z.string().optional(),
    status: z.enum(['drafted', 'signing', 'effective', 'performed', 'defaulted', 'void']),
    form: z.enum(['written', 'oral']),
    facts: z.string(),
    items: z.string(),
    responsibility: z.string().optional(),
    terms: z.array(z.string()),
    revision: z.int(),
    textHash: z.string().meta({ description: 'SHA-256 of the present wording' }),
    draftedAt: when,
    effectiveOn: day.optional(),
    parties: z.array(MaskedParty),
    signatures: z.array(Signature),
    mediatorSignature: Mark.nullable(),
    seal: Mark.nullable(),
    copies: z.array(z.object({ partyId: z.string(), on: day })),
    attachments: z.array(
      z.object({
        attachmentId: z.string(),
        kind: z.string(),
        title: z.string(),
        mediaType: z.string(),
        sha256: z.string(),
        addedAt: when,
      }),
    ),
    confirmation: Confirmation,
    obligations: z.array(Obligation),
    urges: z.array(
      z.object({ at: when, organisationId: z.string(), obligationId: z.string().optional(), record: z.string() }),
    ),
    followUps: z.array(
      z.object({
        followUpId: z.string(),
        visitedAt: when,
        reason: z.string(),
        findings: z.string(),
        visitedPartyIds: z.array(z.string()),
        visitor: z.string(),
        at: when,
      }),
    ),
    enforcements: z.array(
      z.object({
        enforcementId: z.string(),
        number: z.string(),
        courtId: z.string(),
        standing: z.string(),
        obligationIds: z.array(z.string()),
        at: when,
      }),
    ),
    ending: z
      .object({ outcome: z.string(), cause: z.string().optional(), reason: z.string().optional(), at: when })
      .nullable(),
    waitingFor: WaitingFor.nullable(),
    deadlines: z.array(Deadline),
    actions: z.array(z.string()).meta({ description: 'the commands possible now for whoever asks' }),
  })
  .meta({ id: 'Agreement' });

export type AgreementAnswer = z.output<typeof Agreement>;
