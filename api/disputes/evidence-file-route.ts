import { z } from 'zod';
import { openFile } from '../../record/files.ts';
import { readDispute } from '../../record/views/dispute-details.ts';
import type { ApiContext } from '../context.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { FOREIGN_FILE } from '../http/security-headers.ts';
import { disputePath } from './parameters.ts';

/** `GET /disputes/{id}/evidence/{evidenceId}`: the file, to be saved and never shown by the browser as a page. */
export function evidenceFileRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}/evidence/{evidenceId}',
    operationId: 'dispute-evidence-file',
    tag: 'disputes',
    summary: '证据材料原件 – the file as it was given',
    params: disputePath.extend({ evidenceId: z.string() }),
    answers: { 200: { description: 'the file', mediaType: '*/*' } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const file = await reading(record, actor, async (tx, world) => {
        const { state } = found(await readDispute(tx, world, id));
        const evidence = state.evidence.find(({ evidenceId }) => evidenceId === params.evidenceId);
        return evidence ? openFile(tx, record.keys, evidence.fileId) : null;
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
