import { z } from 'zod';
import { relationsOf } from '../../domain/dispute/relations.ts';
import { FORM_CODES } from '../../domain/documents/form.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { listDocuments } from '../../record/documents.ts';
import { requestRendering } from '../../record/request-rendering.ts';
import { readDispute } from '../../record/views/dispute-details.ts';
import type { ApiContext } from '../context.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { disputePath } from '../disputes/parameters.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { availableForms } from './available-forms.ts';
import { Document, documentAnswer } from './document-schema.ts';

const Wanted = z.strictObject({ form: z.enum(FORM_CODES as [string, ...string[]]) });

/** `GET /disputes/{id}/documents` */
export function listDocumentsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}/documents',
    operationId: 'dispute-documents',
    tag: 'documents',
    summary: '文书目录 – the documents of a case, oldest first',
    params: disputePath,
    answers: { 200: { description: 'all of them', schema: z.object({ items: z.array(Document) }) } },
    problems: ['not-found'],
    signedIn: true,
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const items = await reading(record, actor, async (tx, world) => {
        found(await readDispute(tx, world, id));
        return listDocuments(tx, id);
      });
      return { status: 200, body: { items: items.map(documentAnswer) } };
    },
  };
}

/** `POST /disputes/{id}/documents`: asks for a form; the engine renders it. The same form of the same state is one document. */
export function requestDocumentRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/disputes/{id}/documents',
    operationId: 'dispute-document-request',
    tag: 'documents',
    summary: '制作文书 – asks for an official form as the case stands',
    params: disputePath,
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Wanted, example: { form: 'acceptance-register' } },
    answers: {
      202: {
        description: 'being rendered, or ready',
        schema: Document,
        headers: z.object({ Location: z.string() }),
      },
    },
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
    before: [receiveBody],
    async handle(request) {
      const document = await requested(context, request);
      context.deliverer.offer(document.streamId);
      return {
        status: 202,
        headers: { Location: `/api/v1/documents/${document.id}` },
        body: documentAnswer(document),
      };
    },
  };
}

function requested({ record }: ApiContext, { actor, params, body, ...request }: SignedInRequest) {
  const id = uuidParam(params);
  return reading(record, actor, async (tx, world) => {
    const { seq, state } = found(await readDispute(tx, world, id));
    const relations = relationsOf(actor, state, world.organisations);
    if (!mayOnDispute(actor.role, 'request-document', relations)) throw new Problem('not-permitted');
    const { form } = body.json(Wanted);
    const idempotency = idempotencyOf(request, `POST /disputes/${id}/documents`, body.text());
    const policy = await record.policies.version(tx, state.policyVersion);
    if (!availableForms(state, policy).some((available) => available === form)) {
      const message = '案件目前的情况不能制作该文书';
      throw new Problem('rule-broken', { detail: message, errors: [{ path: 'form', message }] });
    }
    return requestRendering(tx, record.keys, { streamId: id, form, seq, idempotency });
  });
}
