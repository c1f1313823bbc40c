import { z } from 'zod';
import { openFile } from '../../record/files.ts';
import { openTexts, withTexts } from '../../record/texts.ts';
import { clueFate } from '../../record/views/clues.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { FOREIGN_FILE } from '../http/security-headers.ts';
import { clueAnswer } from './clue-answer.ts';
import { clueKind, cluePath } from './clue-kind.ts';
import { Clue } from './clue-schema.ts';

const etag = z.object({ ETag: z.string().meta({ example: '"2"' }) });

/** `GET /clues/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/clues/{id}',
    operationId: 'clue',
    tag: 'clues',
    summary: '线索 – what was reported, who is awaited, what has become of it',
    params: cluePath,
    answers: { 200: { description: 'the clue', schema: Clue, headers: etag } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'clue', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const read = await reading(record, actor, async (tx, { organisations }) => {
        const { seq, state, policyVersion } = await visibleCase(tx, clueKind, id, organisations);
        const opened = withTexts(state, await openTexts(tx, record.keys, id));
        const policy = await record.policies.version(tx, policyVersion);
        return { seq, state, opened, surroundings: { organisations, policy } };
      });
      const fate = await clueFate(record.db, read.state);
      const body = clueAnswer({ ...read, fate }, actor, read.surroundings);
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}

/** `GET /clues/{id}/photos/{photoId}`: the file, to be saved and never shown by the browser as a page. */
export function photoRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/clues/{id}/photos/{photoId}',
    operationId: 'clue-photo',
    tag: 'clues',
    summary: '线索照片 – the photo as it was given',
    params: cluePath.extend({ photoId: z.string() }),
    answers: { 200: { description: 'the photo', mediaType: '*/*' } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'clue', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const file = await reading(record, actor, async (tx, { organisations }) => {
        const { state } = await visibleCase(tx, clueKind, id, organisations);
        const photo = state.photos.find(({ photoId }) => photoId === params.photoId);
        return photo ? openFile(tx, record.keys, photo.fileId) : null;
      });
      const { mediaType, bytes } = found(file);
      return {
        status: 200,
        headers: { ...FOREIGN_FILE, 'Content-Type': mediaType },
        body: bytes,
      };
    },
  };
}
