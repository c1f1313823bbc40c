import { z } from 'zod';
import { assertPurpose } from '../../domain/people/look.ts';
import { enterIntoAudit } from '../../record/audit.ts';
import { readDocument } from '../../record/documents.ts';
import { lookOnce } from '../../record/look-once.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { NOT_KEPT, notKept, privacyPolicy, purpose } from '../people/look.ts';
import { Problem } from '../problems/problem.ts';
import { fileAnswer, PAPERS, sealOnReadable } from './document-file.ts';

const Opening = z.strictObject({ purpose });

/** `POST /documents/{id}/open`: 查阅封存文书, for a purpose; every look is audited. */
export function openSealedRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/documents/{id}/open',
    operationId: 'document-open',
    tag: 'documents',
    summary: '查阅封存文书 – the PDF of a sealed document, for a purpose, audited',
    headers: z.object(idempotencyHeader),
    params: z.object({ id: z.string() }),
    requestBody: {
      mediaType: 'application/json',
      schema: Opening,
      example: { purpose: '核对双方确认的履行时间' },
    },
    answers: { 200: { description: 'the PDF', mediaType: 'application/pdf', headers: notKept } },
    problems: [
      'not-found',
      'not-permitted',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'rule-broken',
      'idempotency-mismatch',
    ],
    signedIn: true,
    access: { byRecord: PAPERS },
    before: [receiveBody],
    async handle(request) {
      const { actor, params, body, origin } = request;
      const id = uuidParam(params);
      const at = await record.clock.now();
      const opened = await reading(record, actor, async (tx, { organisations }) => {
        const document = found(await readDocument(tx, record.keys, id));
        const seal = sealOnReadable(document, actor, organisations);
        const { purpose } = body.json(Opening);
        const policy = await privacyPolicy(record, tx, at);
        assertPurpose(purpose, policy);
        if (seal === 'none') throw new Problem('rule-broken', { detail: '该文书没有封存，可以直接查阅' });
        const { pdf, streamId } = document;
        if (pdf === null) throw new Problem('not-found', { detail: '该文书已依法删除' });
        const idempotency = idempotencyOf(request, `POST /documents/${id}/open`, body.text());
        const look = { documentId: id, field: 'sealed-document', purpose, at, origin };
        await lookOnce(tx, record.keys, { at, policy, idempotency }, () =>
          enterIntoAudit(tx, record.keys, streamId, look),
        );
        return { ...document, pdf };
      });
      const answer = fileAnswer(opened);
      return { ...answer, headers: { ...answer.headers, ...NOT_KEPT } };
    },
  };
}
