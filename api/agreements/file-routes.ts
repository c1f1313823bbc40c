import { z } from 'zod';
import type { AgreementState } from '../../domain/agreement/state.ts';
import { openFile } from '../../record/files.ts';
import { readAgreement } from '../../record/views/agreement-details.ts';
import type { ApiContext } from '../context.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { FOREIGN_FILE } from '../http/security-headers.ts';
import { agreementPath } from './parameters.ts';

/** The files of an agreement, to be saved and never shown by the browser as a page. */
export function fileRoutes(context: ApiContext): SignedInRoute[] {
  return [
    fileRoute(context, {
      path: 'attachments/{attachmentId}',
      operationId: 'agreement-attachment',
      summary: '附件原件 – the file as it was given',
      params: agreementPath.extend({ attachmentId: z.string() }),
      fileOf: (state, { attachmentId }) => state.attachments.find((each) => each.attachmentId === attachmentId)?.fileId,
    }),
    fileRoute(context, {
      path: 'signatures/{partyId}',
      operationId: 'agreement-signature',
      summary: '屏幕签名 – the image that a party drew',
      params: agreementPath.extend({ partyId: z.string() }),
      fileOf: (state, { partyId }) => state.signatures.find((each) => each.partyId === partyId)?.drawn?.fileId,
    }),
  ];
}

interface FileOf {
  path: string;
  operationId: string;
  summary: string;
  params: z.ZodObject;
  fileOf: (state: AgreementState, params: Readonly<Record<string, string>>) => string | undefined;
}

function fileRoute({ record }: ApiContext, { path, fileOf, ...described }: FileOf): SignedInRoute {
  return {
    ...described,
    method: 'get',
    path: `/api/v1/agreements/{id}/${path}`,
    tag: 'agreements',
    answers: { 200: { description: 'the file', mediaType: '*/*' } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'agreement', right: 'view' },
    async handle({ actor, params }) {
      const file = await reading(record, actor, async (tx, world) => {
        const { state } = found(await readAgreement(tx, world, uuidParam(params)));
        const fileId = fileOf(state, params);
        return fileId === undefined ? null : openFile(tx, record.keys, fileId);
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
