import { z } from 'zod';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline } from '../disputes/dispute-schema.ts';

const when = z.string().meta({ format: 'date-time' });

const by = { at: when, byUserId: z.string(), byOrganisationId: z.string() };

const Sorting = z.discriminatedUnion('as', [
  z.object({ ...by, as: z.literal('dispute'), disputeId: z.string(), disputeNumber: z.string() }),
  z.object({
    ...by,
    as: z.literal('merged'),
    into: z.object({ kind: z.enum(['clue', 'dispute']), id: z.string(), number: z.string() }),
    reason: z.string().optional(),
  }),
  z.object({ ...by, as: z.literal('not-ours'), toAuthority: z.string(), reason: z.string() }),
]);

const Fate = z.discriminatedUnion('as', [
  z.object({ as: z.literal('waiting') }),
  z.object({ as: z.literal('dispute'), number: z.string(), isClosed: z.boolean() }),
  z.object({ as: z.literal('not-ours') }),
]);

/** 线索: what was reported, what it is held to be, and what has become of it. */
export const Clue = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['reported', 'sorted']),
    organisationId: z.string().meta({ description: 'whose desk sorts it' }),
    organisationName: z.string(),
    reporter: z.object({ userId: z.string(), organisationId: z.string() }),
    text: z.string(),
    place: z.string().optional(),
    photos: z.array(z.object({ photoId: z.string(), mediaType: z.string(), sha256: z.string() })),
    roundId: z.string().optional(),
    reportedAt: when,
    mergedIds: z.array(z.string()).meta({ description: 'clues that were found to be the same as this one' }),
    isOverdue: z.boolean(),
    sorting: Sorting.nullable(),
    fate: Fate.meta({ description: '去向: where it ended, followed through what it was merged into' }),
    waitingFor: WaitingFor.nullable(),
    deadlines: z.array(Deadline),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'Clue' });

export type ClueAnswer = z.output<typeof Clue>;
