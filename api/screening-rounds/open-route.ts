import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { outcomeOf } from '../cases/command-routes.ts';
import { drawNumber } from '../cases/draw-number.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { openCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { knownCodes } from '../disputes/known-codes.ts';
import { receiveBody } from '../http/body.ts';
import { civilDate, code, id, noRepeats, text } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import { MOST_HOUSEHOLDS } from './commands.ts';
import { Outcome, screeningRoundKind } from './round-kind.ts';

const { groups } = policyVersion1.screening.round;

const Opening = z
  .strictObject({
    title: text(200),
    areas: z
      .array(
        z.strictObject({
          organisationId: id.meta({ description: 'the township or village gone through' }),
          part: text(100).optional().meta({ description: 'which part of it: a group (组), a building' }),
          households: z.int().min(1).max(MOST_HOUSEHOLDS).meta({ description: '应排查户数' }),
        }),
      )
      .min(1)
      .max(500),
    groups: z
      .array(code.meta(knownCodes('重点人群', groups)))
      .max(50)
      .superRefine(noRepeats((group) => group)),
    from: civilDate,
    to: civilDate,
  })
  .meta({
    id: 'ScreeningRoundOpening',
    example: {
      title: '春节前返乡人员矛盾纠纷大排查',
      areas: [
        { organisationId: 'yangping', part: '一组', households: 40 },
        { organisationId: 'hekou', households: 60 },
      ],
      groups: ['migrant-workers', 'left-behind'],
      from: '2026-02-02',
      to: '2026-02-13',
    },
  });

const Opened = Outcome.extend({
  id: z.string(),
  number: z.string().meta({ description: '排查编号', example: '云河排2026-000001' }),
}).meta({ id: 'ScreeningRoundOpened' });

/** `POST /screening-rounds`: 部署排查. */
export function openRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/screening-rounds',
    operationId: 'screening-round-open',
    tag: 'screening-rounds',
    summary: '部署排查 – a round by areas, groups of people and days',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Opening },
    answers: { 201: { description: 'opened', schema: Opened, headers: z.object({ Location: z.string() }) } },
    problems: [
      'not-permitted',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'rule-broken',
      'idempotency-mismatch',
    ],
    signedIn: true,
    access: { of: 'screening-round', right: 'open' },
    before: [receiveBody],
    async handle(request) {
      const { title, areas, ...plain } = request.body.json(Opening);
      const streamId = randomUUID();
      const now = await context.record.clock.now();
      const number = await drawNumber(context, request.actor, now, '排');
      const executed = await openCase(context, screeningRoundKind, request, {
        type: 'open',
        streamId,
        text: request.body.text(),
        build: (seal) => ({
          type: 'open' as const,
          id: streamId,
          number,
          ...plain,
          title: seal.text('title', title),
          areas: areas.map(({ part, ...area }) => ({
            areaId: randomUUID(),
            ...area,
            part: part === undefined ? undefined : seal.text('part', part),
          })),
        }),
      });
      const { state } = executed;
      const answer = outcomeOf(screeningRoundKind, executed);
      return {
        status: 201,
        headers: { ...answer.headers, Location: `/api/v1/screening-rounds/${state.id}` },
        body: { id: state.id, number: state.number, ...(answer.body as z.infer<typeof Outcome>) },
      };
    },
  };
}
