import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AgreementCommand } from '../../domain/agreement/commands.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { checkFile } from '../../record/files.ts';
import { inTransaction } from '../../record/transaction.ts';
import { COMMAND_PROBLEMS, commandOutcome, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase, type Intent } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { text } from '../http/fields.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { receiveUpload } from '../http/upload.ts';
import { Problem } from '../problems/problem.ts';
import { agreementKind } from './agreement-kind.ts';
import { agreementPath } from './parameters.ts';

const Fields = z.strictObject({
  title: text(200).meta({ description: '附件名称', example: '签字版协议书' }),
  kind: z.enum(['signed-paper', 'payment-proof', 'other']).meta({ description: '签署的纸质协议 · 履行凭证 · 其他' }),
});

const Attached = agreementKind.outcome
  .extend({
    ...commandOutcome,
    attachmentId: z.string().meta({ description: 'to be named by `sign` or `record-performance`' }),
  })
  .meta({ id: 'AgreementAttached' });

/** `POST /agreements/{id}/attach`: a scan of what was signed on paper, or a proof of payment, as multipart form. */
export function attachRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/agreements/{id}/attach',
    operationId: 'agreement-attach',
    tag: 'agreements',
    summary: '添加附件 – a file',
    description: 'Size and kind are judged by the content of the file; its name and declared type prove nothing.',
    params: agreementPath,
    headers: commandHeaders,
    requestBody: {
      mediaType: 'multipart/form-data',
      schema: Fields.extend({ file: z.string().meta({ format: 'binary' }) }),
    },
    answers: { 200: { description: 'done', schema: Attached } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'agreement', right: 'attach' },
    before: [receiveUpload],
    async handle(request) {
      const executed = await commandCase(context, agreementKind, request, 'attach', () => intentOf(context, request));
      const answer = outcomeOf(agreementKind, executed);
      const attached = executed.events.find((event) => event.type === 'attached');
      return { ...answer, body: { ...(answer.body as object), attachmentId: attached?.attachmentId } };
    },
  };
}

async function intentOf({ record }: ApiContext, request: SignedInRequest): Promise<Intent<AgreementCommand>> {
  const { file, fields } = request.body.upload(Fields);
  if (file === null) throw new Problem('invalid', { errors: [{ path: 'file', message: 'missing' }] });
  const today = dateOf(await record.clock.now());
  const policy = await inTransaction(record.db, request.actor, (tx) => record.policies.effectiveOn(tx, today));
  const checked = await checkFile(file, policy.evidence);
  const sha256 = createHash('sha256').update(file).digest('hex');
  return {
    // A multipart body's own bytes differ with every sending.
    text: JSON.stringify([fields.title, fields.kind, sha256]),
    build: (seal) => ({
      type: 'attach',
      attachmentId: randomUUID(),
      kind: fields.kind,
      title: seal.text('attachment-title', fields.title),
      ...seal.file(checked),
    }),
  };
}
