import { z } from 'zod';
import { WaitingFor } from '../cases/waiting-for.ts';
import { Deadline } from '../disputes/dispute-schema.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

/** 排查: a round with what was covered and found. */
export const ScreeningRound = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['open', 'closed']),
    organisationId: z.string(),
    organisationName: z.string(),
    title: z.string(),
    groups: z.array(z.string()),
    from: day,
    to: day,
    openedAt: when,
    areas: z.array(
      z.object({
        areaId: z.string(),
        organisationId: z.string(),
        organisationName: z.string(),
        part: z.string().optional(),
        households: z.int(),
        visited: z.int(),
        recorded: z.boolean().meta({ description: 'whether anything is on record of it' }),
        visits: z.array(z.object({ at: when, byUserId: z.string(), visited: z.int(), found: z.string().optional() })),
      }),
    ),
    clueIds: z.array(z.string()),
    isOverdue: z.boolean(),
    ending: z.object({ at: when, summary: z.string() }).nullable(),
    waitingFor: WaitingFor.nullable(),
    deadlines: z.array(Deadline),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'ScreeningRound' });

export type ScreeningRoundAnswer = z.output<typeof ScreeningRound>;
