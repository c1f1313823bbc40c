import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { ScreeningRoundState } from '../../domain/screening/state.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { type CheckedFile, checkFile } from '../../record/files.ts';
import { inTransaction } from '../../record/transaction.ts';
import { savedState } from '../../record/views/saved-state.ts';
import { outcomeOf } from '../cases/command-routes.ts';
import { drawNumber } from '../cases/draw-number.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { openCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { text } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { isForm, receiveForm } from '../http/form.ts';
import { Problem } from '../problems/problem.ts';
import { screeningRoundKind } from '../screening-rounds/round-kind.ts';
import { clueKind, Outcome } from './clue-kind.ts';

const { photos: limits } = policyVersion1.screening.clue;

const Report = z.strictObject({
  text: text(3000).meta({ description: '线索内容', example: '二组两户因排水沟起争执,昨晚险些动手。' }),
  place: text(300).optional().meta({ description: '地点', example: '羊坪村二组' }),
  roundId: z.uuid().optional().meta({ description: '排查: the screening round in which it was found' }),
});
type Report = z.output<typeof Report>;

const Reported = Outcome.extend({
  id: z.string(),
  number: z.string().meta({ description: '线索编号', example: '云河线2026-000001' }),
}).meta({ id: 'Reported' });

/** `POST /clues`: 上报线索, as multipart form with photos, or as JSON without. */
export function reportRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/clues',
    operationId: 'clue-report',
    tag: 'clues',
    summary: '上报线索 – text, place and photos; sorted by the village or the township',
    description: `Up to ${limits.most} photos, each in a part named \`photos\`; kind and size are judged by their content. Without photos \`application/json\` is taken too.`,
    headers: z.object(idempotencyHeader),
    requestBody: {
      mediaType: 'multipart/form-data',
      schema: Report.extend({ photos: z.array(z.string().meta({ format: 'binary' })).optional() }),
    },
    answers: { 201: { description: 'reported', schema: Reported, headers: z.object({ Location: z.string() }) } },
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
    access: { of: 'clue', right: 'report' },
    before: [receiveForm('photos', limits)],
    async handle(request) {
      const { fields, files } = reportOf(request);
      const { record } = context;
      const now = await record.clock.now();
      const photos = await checkedPhotos(context, request, files, dateOf(now));
      if (fields.roundId !== undefined) await assertVisibleRound(context, request, fields.roundId);
      const streamId = randomUUID();
      const number = await drawNumber(context, request.actor, now, '线');
      const executed = await openCase(context, clueKind, request, {
        type: 'report',
        streamId,
        text: digestOf(fields, files),
        build: (seal) => ({
          type: 'report' as const,
          id: streamId,
          number,
          text: seal.text('text', fields.text),
          place: fields.place === undefined ? undefined : seal.text('place', fields.place),
          photos: photos.map((photo) => ({ photoId: randomUUID(), ...seal.file(photo) })),
          roundId: fields.roundId?.toLowerCase(),
        }),
      });
      const { state } = executed;
      const answer = outcomeOf(clueKind, executed);
      return {
        status: 201,
        headers: { ...answer.headers, Location: `/api/v1/clues/${state.id}` },
        body: { id: state.id, number: state.number, ...(answer.body as z.infer<typeof Outcome>) },
      };
    },
  };
}

function reportOf(request: SignedInRequest): { fields: Report; files: Buffer[] } {
  return isForm(request) ? request.body.upload(Report) : { fields: request.body.json(Report), files: [] };
}

async function checkedPhotos(
  { record }: ApiContext,
  { actor }: SignedInRequest,
  files: Buffer[],
  today: string,
): Promise<CheckedFile[]> {
  const policy = await inTransaction(record.db, actor, (tx) => record.policies.effectiveOn(tx, today));
  return Promise.all(files.map((file, index) => checkFile(file, policy.screening.clue.photos, `photos.${index}`)));
}

/** A round that one may not know of is no round; whether it takes the clue, it says itself. */
async function assertVisibleRound({ record }: ApiContext, { actor }: SignedInRequest, id: string): Promise<void> {
  const isVisible = await reading(record, actor, async (tx, { organisations }) => {
    const saved = await savedState<ScreeningRoundState>(tx, 'screening-round', id);
    return saved !== null && screeningRoundKind.mayView(actor, saved.state, organisations);
  });
  if (!isVisible) throw new Problem('invalid', { errors: [{ path: 'roundId', message: '没有这轮排查' }] });
}

/** Stands for the body in the idempotency check; a multipart body's own bytes differ with every sending. */
function digestOf({ text: words, place, roundId }: Report, files: Buffer[]): string {
  const digests = files.map((file) => createHash('sha256').update(file).digest('hex'));
  return JSON.stringify([words, place ?? null, roundId ?? null, digests]);
}
