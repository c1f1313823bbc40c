import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { found } from '../http/reading.ts';
import type { OpenRoute } from '../http/route.ts';
import { limitByAddress } from './limits.ts';
import { notStored } from './not-stored.ts';
import { Sha256, Verification, verification } from './verification.ts';

const Asked = z.object({
  sha256: Sha256.optional().meta({ description: 'of the file in hand: is it the one on record?' }),
});

/** `GET /public/documents/{code}`: 文书核验, for programs; people have a page. */
export function verificationRoute(context: ApiContext): OpenRoute {
  return {
    method: 'get',
    path: '/api/v1/public/documents/{code}',
    operationId: 'public-verification',
    tag: 'public',
    summary: '文书核验 – whether a paper is on record, by the code on it',
    description: 'Without login, limited in rate for one address. Nothing of the people in the paper is told.',
    params: z.object({ code: z.string() }),
    queryOf: Asked,
    answers: { 200: { description: 'it is on record', schema: Verification } },
    problems: ['not-found', 'invalid', 'too-many-attempts'],
    signedIn: false,
    access: { of: 'everyone', because: 'a paper shows its reader its own code; nobody else knows it' },
    before: [notStored, limitByAddress(context.record)],
    async handle({ params, query }) {
      const { sha256 } = query(Asked);
      return { status: 200, body: found(await verification(context, params.code ?? '', sha256)) };
    },
  };
}
