import { z } from 'zod';
import { type PartyProgress, readProgress } from '../../record/views/progress.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import type { OpenRoute } from '../http/route.ts';
import { limitGuessing } from './limits.ts';
import { notStored } from './not-stored.ts';
import { numberAndCode, partyOf } from './party-of.ts';
import { type Words, wordsIn } from './words.ts';

const Asked = z
  .strictObject(numberAndCode)
  .meta({ id: 'ProgressRequest', example: { number: '云河2026-000123', code: '4821 0937 5561' } });

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });
const words = z.string().meta({ description: 'in plain words' });

const Progress = z
  .object({
    number: z.string(),
    type: words,
    registeredOn: day,
    status: z.string(),
    statusText: words,
    level: words,
    organisation: z.string().meta({ description: 'who has the case now' }),
    since: when,
    next: z
      .object({
        what: words,
        organisation: z.string().nullable().meta({ description: 'who does it' }),
        lastDay: day.nullable(),
        otherwise: words.nullable().meta({ description: 'what follows when that day has passed' }),
      })
      .nullable()
      .meta({ description: 'null once the case is closed' }),
    sessions: z.array(
      z.object({
        at: when,
        place: z.string().nullable().meta({ description: 'null: to be asked at the organisation' }),
        held: z.boolean(),
      }),
    ),
    obligations: z
      .array(
        z.object({
          agreement: z.string(),
          role: z.enum(['owes', 'receives']),
          kind: z.enum(['money', 'act']),
          amountFen: z.int().nullable(),
          dueFen: z.int().nullable().meta({ description: 'what is still to be paid of it' }),
          what: z.string().nullable().meta({ description: 'null: as the agreement has it' }),
          dueOn: day,
          status: z.string(),
          statusText: words,
        }),
      )
      .meta({ description: 'under agreements that have effect, the earliest due first' }),
    ending: z
      .object({
        outcome: z.string(),
        outcomeText: words,
        on: day,
        routes: z.array(z.object({ label: z.string(), authority: z.string() })),
      })
      .nullable(),
    rating: z.enum(['not-yet', 'open', 'given']).meta({ description: 'once the case is closed it may be rated, once' }),
  })
  .meta({ id: 'Progress' });

/** `POST /public/progress`: 进度查询, what one party may know of their own case; nothing of the other side. */
export function progressRoute(context: ApiContext): OpenRoute {
  const { record } = context;
  return {
    method: 'post',
    path: '/api/v1/public/progress',
    operationId: 'public-progress',
    tag: 'public',
    summary: '进度查询 – where a party’s own case stands, by its number and the party’s code',
    description:
      'Without login, limited in rate for one address and one number; equal answers for a wrong number and a wrong code.',
    requestBody: { mediaType: 'application/json', schema: Asked },
    answers: { 200: { description: 'where it stands', schema: Progress } },
    problems: ['not-found', 'malformed', 'too-large', 'unsupported-media-type', 'invalid', 'too-many-attempts'],
    signedIn: false,
    access: { of: 'everyone', because: 'a party has no account: their number and code stand for it, limited in rate' },
    before: [notStored, receiveBody, ...limitGuessing(record)],
    async handle({ body, language }) {
      const party = await partyOf(record, body.json(Asked));
      return { status: 200, body: inWords(await readProgress(record, party), wordsIn(language)) };
    },
  };
}

function inWords(progress: PartyProgress, { status, progress: say }: Words): z.output<typeof Progress> {
  const { at, next, ending, obligations, ...same } = progress;
  return {
    ...same,
    statusText: status[progress.status],
    level: at.level,
    organisation: at.organisation,
    since: at.since,
    next: next && {
      what: say.step[next.step],
      organisation: next.organisation,
      lastDay: next.lastDay,
      otherwise: (say.then as Record<string, string>)[next.then ?? ''] ?? null,
    },
    obligations: obligations.map((each) => ({ ...each, statusText: say.obligation[each.status] })),
    ending: ending && { ...ending, outcomeText: say.outcome[ending.outcome] },
  };
}
