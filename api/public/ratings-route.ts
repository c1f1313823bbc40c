import { z } from 'zod';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { PUBLIC } from '../../record/system-actors.ts';
import { runCommand } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { receiveBody } from '../http/body.ts';
import { text } from '../http/fields.ts';
import type { OpenRoute } from '../http/route.ts';
import { limitGuessing } from './limits.ts';
import { notStored } from './not-stored.ts';
import { numberAndCode, partyOf } from './party-of.ts';

const Rating = z
  .strictObject({
    ...numberAndCode,
    score: z.int().min(1).meta({ description: '1 to 5, the best', example: 5 }),
    comment: text(1_000).optional(),
  })
  .meta({
    id: 'Rating',
    example: { number: '云河2026-000123', code: '4821 0937 5561', score: 5, comment: '调解员很耐心。' },
  });

const Rated = z.object({ number: z.string(), score: z.int() }).meta({ id: 'Rated' });

/** `POST /public/ratings`: 评价, one for each party of a closed case; a dissatisfied one opens 督办. */
export function ratingsRoute(context: ApiContext): OpenRoute {
  const { record } = context;
  return {
    method: 'post',
    path: '/api/v1/public/ratings',
    operationId: 'public-rating',
    tag: 'public',
    summary: '评价 – how a party found the handling of their closed case, once',
    description: 'Without login; limited and answered as `public/progress` is.',
    requestBody: { mediaType: 'application/json', schema: Rating },
    answers: { 201: { description: 'rated', schema: Rated } },
    problems: [
      'not-found',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'not-possible-now',
      'too-many-attempts',
    ],
    signedIn: false,
    access: { of: 'everyone', because: 'a party has no account: their number and code stand for it, limited in rate' },
    before: [notStored, receiveBody, ...limitGuessing(record)],
    async handle({ body }) {
      const { score, comment, ...given } = body.json(Rating);
      const { streamId, partyId } = await partyOf(record, given);
      const { state } = await runCommand(context, disputeKind, 'rate', {
        streamId,
        actor: PUBLIC,
        build: (seal): DisputeCommand => ({
          type: 'rate',
          partyId,
          score,
          comment: comment === undefined ? undefined : seal.text('rating-comment', comment),
        }),
      });
      return { status: 201, body: { number: state.number, score } };
    },
  };
}
