import { z } from 'zod';
import { type FormCode, formOf } from '../../domain/documents/form.ts';
import { formName } from '../../domain/documents/form-name.ts';
import type { AnyEvent } from '../../record/follow.ts';
import { requestRendering, settledAt } from '../../record/request-rendering.ts';
import { sealedForms } from '../../record/sealed-papers.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { id, reason } from '../http/fields.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { Document, documentAnswer } from './document-schema.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { FormsOfKind } from './forms-of-kind.ts';
import { listedDocuments } from './listed-documents.ts';

/** `GET` and `POST {collection}/{id}/documents` */
export function caseDocumentRoutes<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(context: ApiContext, kind: CaseKind<S, C, E>, forms: FormsOfKind<S>): SignedInRoute[] {
  return [listDocumentsRoute(context, kind), requestDocumentRoute(context, kind, forms)];
}

function listDocumentsRoute<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  { record }: ApiContext,
  kind: CaseKind<S, C, E>,
): SignedInRoute {
  return {
    method: 'get',
    path: `/api/v1${kind.collection}/{id}/documents`,
    operationId: `${kind.name}-documents`,
    tag: 'documents',
    summary: '文书目录 – its documents, oldest first',
    params: kind.params,
    answers: { 200: { description: 'all of them', schema: z.object({ items: z.array(Document) }) } },
    problems: ['not-found'],
    signedIn: true,
    access: kind.rule('view'),
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const items = await reading(record, actor, async (tx, world) => {
        const { state } = await visibleCase(tx, kind, id, world.organisations);
        return listedDocuments(tx, world, { kind: kind.decider.kind, state });
      });
      return { status: 200, body: { items } };
    },
  };
}

interface WantedForm {
  form: FormCode;
  about?: string;
  correction?: { replaces: string; reason: string };
}

const about = id.meta({
  description:
    'of a form about one part: a session, an investigation, a party by id, a transfer or 督办 by its number from 1',
});

/** 更正: a paper once made is never changed; another takes its place and says so. */
const correction = z
  .strictObject({ replaces: z.uuid(), reason })
  .meta({ description: '更正: the newest document of that form, and why another takes its place' });

/** Asks for a form; the engine renders it. The same form of the same state is one document. */
export function requestDocumentRoute<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(context: ApiContext, kind: CaseKind<S, C, E>, forms: FormsOfKind<S>): SignedInRoute {
  const form = z.enum(forms.codes as [FormCode, ...FormCode[]]);
  const wanted = z.strictObject({ form, correction: correction.optional() });
  const Wanted: z.ZodType<WantedForm> =
    forms.partsOf === undefined ? wanted : wanted.extend({ about: about.optional() });
  return {
    method: 'post',
    path: `/api/v1${kind.collection}/{id}/documents`,
    operationId: `${kind.name}-document-request`,
    tag: 'documents',
    summary: '制作文书 – asks for an official form as the record stands',
    params: kind.params,
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Wanted, example: { form: forms.codes[0] } },
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
      'not-possible-now',
    ],
    signedIn: true,
    access: forms.rule,
    before: [receiveBody],
    async handle(request) {
      const document = await requested(context, kind, forms, Wanted, request);
      context.deliverer.offer(document.streamId);
      return {
        status: 202,
        headers: { Location: `/api/v1/documents/${document.id}` },
        body: documentAnswer(document),
      };
    },
  };
}

function requested<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  { record }: ApiContext,
  kind: CaseKind<S, C, E>,
  forms: FormsOfKind<S>,
  Wanted: z.ZodType<WantedForm>,
  { actor, params, body, ...request }: SignedInRequest,
) {
  const streamId = uuidParam(params);
  return reading(record, actor, async (tx, { organisations }) => {
    const { seq, state, policyVersion } = await visibleCase(tx, kind, streamId, organisations);
    if (!forms.mayRequest(actor, state, organisations)) throw new Problem('not-permitted');
    const { form, about: part, correction: correcting } = body.json(Wanted);
    const idempotency = idempotencyOf(request, `POST ${kind.collection}/${streamId}/documents`, body.text());
    const policy = await record.policies.version(tx, policyVersion);
    if (!forms.available(state, policy).some((available) => available === form)) {
      const message = '案件目前的情况不能制作该文书';
      throw new Problem('rule-broken', { detail: message, errors: [{ path: 'form', message }] });
    }
    const name = formName({ code: form, about: partOf(forms, form, state, part) });
    if ((await sealedForms(tx, streamId)).includes(name)) {
      const message = '该文书已封存,不能另行制作或者更正';
      throw new Problem('rule-broken', { detail: message, errors: [{ path: 'form', message }] });
    }
    const { settledBy } = formOf(kind.name, form);
    const settled = settledBy === undefined ? null : await settledAt(tx, streamId, settledBy);
    const wanted = { streamId, form: name, seq: settled ?? seq, correction: correcting };
    return requestRendering(tx, record.keys, { ...wanted, idempotency });
  });
}

/** The part that is asked for, or the one that is meant where nobody says. */
function partOf<S>(forms: FormsOfKind<S>, form: FormCode, state: S, wanted: string | undefined): string | undefined {
  const parts = forms.partsOf?.(form, state) ?? null;
  const part = wanted ?? parts?.byDefault;
  if (parts === null ? part === undefined : part !== undefined && parts.ids.includes(part)) return part;
  const message = part === undefined ? '须写明为哪一名当事人制作' : '没有可以制作该文书的这一项';
  throw new Problem('rule-broken', { detail: message, errors: [{ path: 'about', message }] });
}
