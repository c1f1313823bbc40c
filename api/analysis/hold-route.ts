import { z } from 'zod';
import type { Actor } from '../../domain/organisation/actor.ts';
import { disputesNamed } from '../../record/views/analyses.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { instant, noRepeats, reason, text } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { analysisKind, analysisPath, Outcome } from './analysis-kind.ts';

const Holding = z.strictObject({
  heldAt: instant,
  attendees: z
    .array(text(100))
    .min(1)
    .max(100)
    .superRefine(noRepeats((attendee) => attendee))
    .meta({ description: '参会人员: name and office, as the record names them' }),
  decisions: z
    .array(z.strictObject({ disputeId: z.uuid(), decision: reason }))
    .max(500)
    .superRefine(noRepeats(({ disputeId }) => disputeId.toLowerCase(), ['disputeId'])),
});
type Holding = z.output<typeof Holding>;

const example: z.input<typeof Holding> = {
  heldAt: '2026-03-16T14:30:00+08:00',
  attendees: ['秦立新(综治中心)', '欧阳强(派出所)', '青山(司法所)'],
  decisions: [
    { disputeId: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11', decision: '由派出所、司法所会同羊坪村联合调解,三日内上门。' },
  ],
};

/** `POST /analysis-meetings/{id}/hold`: 研判会议记录; it becomes a paper. */
export function holdRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/analysis-meetings/{id}/hold',
    operationId: 'analysis-meeting-hold',
    tag: 'analysis-meetings',
    summary: '记录研判会议 – who was there and what was decided',
    description: 'The meeting that is due, or one out of turn when none is.',
    params: analysisPath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: Holding, example },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'analysis-meeting', right: 'hold' },
    before: [receiveBody],
    async handle(request) {
      const executed = await commandCase(context, analysisKind, request, 'hold', async () => {
        const { heldAt, attendees, decisions } = request.body.json(Holding);
        const numbered = await withNumbers(context, request.actor, decisions);
        return {
          text: request.body.text(),
          build(seal) {
            // Only now: a repeated key gets its first answer, whatever has left the actor's sight since.
            if (numbered instanceof Problem) throw numbered;
            return {
              type: 'hold' as const,
              heldAt,
              attendees: attendees.map((attendee) => seal.text('attendee', attendee)),
              decisions: numbered.map(({ decision, ...dispute }) => ({
                ...dispute,
                decision: seal.text('decision', decision),
              })),
            };
          },
        };
      });
      return outcomeOf(analysisKind, executed);
    },
  };
}

/** The disputes by number too; what is wrong, where the actor may not know of one. */
async function withNumbers({ record }: ApiContext, actor: Actor, decisions: Holding['decisions']) {
  const ids = decisions.map(({ disputeId }) => disputeId.toLowerCase());
  const named = await reading(record, actor, (tx, world) => disputesNamed(tx, world, ids));
  const errors = ids.flatMap((id, index) =>
    named.has(id) ? [] : [{ path: `decisions.${index}.disputeId`, message: '没有这件纠纷' }],
  );
  if (errors.length > 0) return new Problem('invalid', { errors });
  return decisions.map(({ decision }, index) => {
    const disputeId = ids[index] ?? '';
    return { disputeId, number: named.get(disputeId)?.number ?? '', decision };
  });
}
