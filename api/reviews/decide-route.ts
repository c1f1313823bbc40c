import { z } from 'zod';
import type { Officer } from '../../domain/household/commands.ts';
import { agendaOf, type Reviewed } from '../../domain/review/agenda.ts';
import type { ReviewCommandOf } from '../../domain/review/commands.ts';
import { LEVEL_DECISIONS } from '../../domain/review/state.ts';
import { officersOf } from '../../record/officers.ts';
import type { Seal } from '../../record/seal.ts';
import { controlledHouseholds } from '../../record/views/controlled-households.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { code, instant, longText, noRepeats, reason, text } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Outcome, reviewKind, reviewPath } from './review-kind.ts';

/** More than any station has households. */
const MOST_DECISIONS = 900;

const Deciding = z.strictObject({
  heldAt: instant,
  attendees: z
    .array(text(100))
    .min(1)
    .max(100)
    .superRefine(noRepeats((attendee) => attendee))
    .meta({ description: '参会人员: name and office, as the record names them' }),
  decisions: z
    .array(
      z.strictObject({
        householdId: z.uuid().transform((id) => id.toLowerCase()),
        decision: z.enum(LEVEL_DECISIONS),
        level: code.optional().meta({ description: 'only where a raise skips a level' }),
        reason,
        plan: longText.optional().meta({ description: 'the plan for the new level' }),
      }),
    )
    .max(MOST_DECISIONS)
    .superRefine(noRepeats(({ householdId }) => householdId, ['householdId']))
    .meta({ description: 'a household that is not named keeps its level' }),
});
type Deciding = z.output<typeof Deciding>;

const example: z.input<typeof Deciding> = {
  heldAt: '2026-12-28T14:30:00+08:00',
  attendees: ['欧阳强(所长)', '雷刚(副所长)', '韩冬(社区民警)'],
  decisions: [
    {
      householdId: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11',
      decision: 'lower',
      reason: '本季度三次回访均未再发生暴力,受害人单独反映情绪稳定。',
    },
  ],
};

/** `POST /reviews/{id}/decide`: 季度研判会议记录; it takes effect at once and becomes a paper. */
export function decideRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/reviews/{id}/decide',
    operationId: 'review-decide',
    tag: 'reviews',
    summary: '季度研判决定 – raise, lower, keep or release; all together or not at all',
    description:
      'The meeting that is due, or one out of turn when none is. If one household refuses its decision, because a visit is overdue or the victim was not heard, nothing is written; the refusal names its file.',
    params: reviewPath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: Deciding, example },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'review', right: 'decide' },
    before: [receiveBody],
    async handle(request) {
      const { record } = context;
      const executed = await commandCase(context, reviewKind, request, 'decide', () => {
        const body = request.body.json(Deciding);
        const read: { households: Reviewed[]; staff: Officer[] } = { households: [], staff: [] };
        return {
          text: request.body.text(),
          async prepare(tx) {
            const stationId = request.actor.organisationId;
            read.households = await controlledHouseholds(tx, record.policies, stationId, 'locked');
            read.staff = await officersOf(tx, stationId);
          },
          build(seal, state, now) {
            const since = state?.held?.heldAt ?? state?.begunAt ?? now;
            return { ...deciding(body, seal), agenda: agendaOf(read.households, since, now), staff: read.staff };
          },
        };
      });
      return outcomeOf(reviewKind, executed);
    },
  };
}

/** Every reason stands in the meeting's record, and in the file of its household, each under its own key. */
function deciding(
  { heldAt, attendees, decisions }: Deciding,
  seal: Seal,
): Omit<ReviewCommandOf<'decide'>, 'agenda' | 'staff'> {
  return {
    type: 'decide',
    heldAt,
    attendees: attendees.map((attendee) => seal.text('attendee', attendee)),
    decisions: decisions.map(({ householdId, decision, level, reason: why, plan }) => {
      const file = seal.forOther(householdId, 'household');
      return {
        ...{ householdId, decision, level },
        reason: seal.text('reason', why),
        inFile: {
          reason: file.text('reason', why),
          ...(plan === undefined ? {} : { plan: file.text('plan', plan) }),
        },
      };
    }),
  };
}
