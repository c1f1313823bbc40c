import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import { checkFile } from '../../record/files.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase, type Intent } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { id, text } from '../http/fields.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { type Upload, receiveUpload } from '../http/upload.ts';
import { Problem } from '../problems/problem.ts';
import { disputeKind, Outcome } from './dispute-kind.ts';
import { disputePath } from './parameters.ts';

const Fields = z.strictObject({
  title: text(200).meta({ description: '材料名称', example: '1982年林权证照片' }),
  byPartyId: id.optional().meta({ description: 'the party who brought it' }),
});

/** `POST /disputes/{id}/add-evidence`: 证据材料, as multipart form with one file. */
export function addEvidenceRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/disputes/{id}/add-evidence',
    operationId: 'dispute-add-evidence',
    tag: 'disputes',
    summary: '添加证据材料 – a file',
    description: 'Size and kind are judged by the content of the file; its name and declared type prove nothing.',
    params: disputePath,
    headers: commandHeaders,
    requestBody: {
      mediaType: 'multipart/form-data',
      schema: Fields.extend({ file: z.string().meta({ format: 'binary' }) }),
    },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'dispute', right: 'add-evidence' },
    before: [receiveUpload],
    handle: async (request) =>
      outcomeOf(
        disputeKind,
        await commandCase(context, disputeKind, request, 'add-evidence', () => intentOf(context, request)),
      ),
  };
}

async function intentOf({ record }: ApiContext, request: SignedInRequest): Promise<Intent<DisputeCommand>> {
  const upload = request.body.upload(Fields);
  const { file, fields } = upload;
  if (file === null) throw new Problem('invalid', { errors: [{ path: 'file', message: 'missing' }] });
  const today = dateOf(await record.clock.now());
  const policy = await inTransaction(record.db, request.actor, (tx) => record.policies.effectiveOn(tx, today));
  const checked = await checkFile(file, policy.evidence);
  return {
    text: digestOf(upload),
    build: (seal) => ({
      type: 'add-evidence',
      evidenceId: randomUUID(),
      title: seal.text('evidence-title', fields.title),
      byPartyId: fields.byPartyId,
      ...seal.file(checked),
    }),
  };
}

/** Stands for the body in the idempotency check; a multipart body's own bytes differ with every sending. */
function digestOf({ file, fields }: Upload<z.output<typeof Fields>>): string {
  const sha256 = createHash('sha256')
    .update(file ?? '')
    .digest('hex');
  return JSON.stringify([fields.title, fields.byPartyId ?? null, sha256]);
}
