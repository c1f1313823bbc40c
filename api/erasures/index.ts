import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ErasureCommand, ErasureEvent, ErasureState } from '../../domain/erasure/erasure.ts';
import { approving, forgetErased, type NamedSubject, requesting } from '../../record/erase.ts';
import { openTexts } from '../../record/texts.ts';
import { erasurePage } from '../../record/views/erasures.ts';
import { commandsOf } from '../cases/command-definition.ts';
import { COMMAND_PROBLEMS, commandRoute, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders, idempotencyHeader } from '../cases/parameters.ts';
import { commandCase, runCommand } from '../cases/run-command.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { reason, text } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Erasure, erasureAnswer, erasureKind } from './erasure-kind.ts';

const Wanted = z
  .strictObject({
    kind: z.enum(['person', 'case']),
    id: z
      .uuid()
      .toLowerCase()
      .optional()
      .meta({ description: 'of the person, or of the dispute, household or other record; or else its `number`' }),
    number: text(64).optional().meta({ description: '案号, of the dispute, household or other record' }),
    name: text(50).optional().meta({ description: '姓名, of the person in the matter with that `number`' }),
    order: reason.meta({ description: 'who ordered it, by which paper; stays on record, so that it names nobody' }),
  })
  .superRefine(({ kind, id, number, name }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((id === undefined) === (number === undefined)) refuse('number', '请写案号（或者编号），写一样');
    if (number !== undefined && kind === 'person' && name === undefined) refuse('name', '请写此人在案卷中的姓名');
    if (name !== undefined && (number === undefined || kind !== 'person'))
      refuse('name', '只有按案号删除某人时才写姓名');
  })
  .meta({
    id: 'ErasureRequest',
    example: {
      kind: 'person',
      id: '6f1c9b0e-58d7-4b0e-9d55-0f4b1f3f5c11',
      order: '云河县人民法院(2026)云1行初3号判决',
    },
  });

const Requested = z.object({ id: z.string(), seq: z.int(), status: z.string() }).meta({ id: 'ErasureRequested' });

const refuse = commandsOf<ErasureCommand>()({
  type: 'refuse',
  summary: '不批准删除 – by the auditor, with the reason',
  schema: z.strictObject({ reason }),
  example: { reason: '决定书尚未生效。' },
  build: (body, seal) => ({ type: 'refuse', reason: seal.text('refusal', body.reason) }),
});

/** Everything under `/erasures`: asked for by the administrator, decided by the auditor. */
export function erasureRoutes(context: ApiContext): SignedInRoute[] {
  return [
    requestRoute(context),
    listRoute(context),
    readRoute(context),
    approveRoute(context),
    commandRoute(context, erasureKind, refuse),
  ];
}

function requestRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/erasures',
    operationId: 'erasure-request',
    tag: 'erasures',
    summary: '申请删除个人信息 – ordered by a court or an authority, of a matter that is over (个人信息保护法 47)',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Wanted },
    answers: { 201: { description: 'waits for the auditor', schema: Requested } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: erasureKind.rule('request'),
    before: [receiveBody],
    async handle(request) {
      const { actor, body } = request;
      const asked = body.json(Wanted);
      const wanted = { subject: namedIn(asked), ground: 'ordered' as const, keptUntil: null, reason: asked.order };
      const executed = await runCommand<ErasureState, ErasureCommand, ErasureEvent>(context, erasureKind, 'request', {
        ...{ actor, streamId: randomUUID(), opens: true },
        idempotency: idempotencyOf(request, 'POST /erasures', body.text()),
        ...requesting(context.record, wanted, actor.organisationId),
      });
      const { id } = executed.state;
      return {
        status: 201,
        headers: { Location: `/api/v1/erasures/${id}` },
        body: { id, seq: executed.seq, status: executed.state.status },
      };
    },
  };
}

function namedIn({ kind, id, number = '', name }: z.output<typeof Wanted>): NamedSubject {
  return id === undefined ? { kind, number, name: name ?? null } : { kind, id };
}

function approveRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/erasures/{id}/approve',
    operationId: 'erasure-approve',
    tag: 'erasures',
    summary: '批准删除 – by the auditor, who is not who asked; from then on nobody can open what was erased',
    params: erasureKind.params,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: z.strictObject({}), example: {} },
    answers: { 200: { description: 'erased', schema: erasureKind.outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: erasureKind.rule('approve'),
    before: [receiveBody],
    async handle(request) {
      const executed = await commandCase(context, erasureKind, request, 'approve', () => {
        request.body.json(z.strictObject({}));
        return { text: request.body.text(), ...approving(context.record, uuidParam(request.params)) };
      });
      forgetErased(context.record, executed.events);
      return outcomeOf(erasureKind, executed);
    },
  };
}

function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/erasures/{id}',
    operationId: 'erasure',
    tag: 'erasures',
    summary: '删除个人信息 – what was asked for, by whom, and what was decided',
    params: erasureKind.params,
    answers: { 200: { description: 'the erasure', schema: Erasure } },
    problems: ['not-found'],
    signedIn: true,
    access: erasureKind.rule('view'),
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, { organisations }) => {
        const saved = await visibleCase(tx, erasureKind, id, organisations);
        return erasureAnswer(saved, await openTexts(tx, record.keys, id), actor);
      });
      return { status: 200, body };
    },
  };
}

const Filters = z.strictObject({ status: z.enum(['requested', 'refused', 'done']).optional(), ...paging });

function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/erasures',
    operationId: 'erasures',
    tag: 'erasures',
    summary: '删除个人信息列表 – newest first',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(Erasure) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'erasure' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const body = await reading(record, request.actor, async (tx) => {
        const found = await erasurePage(tx, filters, { page, pageSize });
        const items = [];
        for (const each of found.items) {
          items.push(erasureAnswer(each, await openTexts(tx, record.keys, each.state.id), request.actor));
        }
        return { ...found, items };
      });
      return { status: 200, body };
    },
  };
}
