import { z } from 'zod';
import type {
  PolicyChangeCommand,
  PolicyChangeEvent,
  PolicyChangeState,
} from '../../domain/policy-change/policy-change.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { newestPolicy } from '../../record/policies.ts';
import { commandsOf } from '../cases/command-definition.ts';
import { COMMAND_PROBLEMS, commandRoute, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { etagOf } from '../http/conditions.ts';
import { reason } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { PolicyChangeAnswer } from './policy-change-answer.ts';
import { policyChangeKind } from './policy-change-kind.ts';
import { policyChangeFor, policyChangesFor } from './reading-change.ts';
import { proposeRoute } from './propose-route.ts';

const command = commandsOf<PolicyChangeCommand>();

const refuse = command({
  type: 'refuse',
  summary: '不批准策略修订 – by a second person, with the reason',
  schema: z.strictObject({ reason }),
  example: { reason: '期限改短以前,先看一个季度的数据。' },
  build: (body, seal) => ({ type: 'refuse', reason: seal.text('refusal', body.reason) }),
});

const withdraw = command({
  type: 'withdraw',
  summary: '撤回策略修订 – by an administrator, as long as nobody has decided',
  schema: z.strictObject({}),
  example: {},
  build: () => ({ type: 'withdraw' }),
});

/** Everything under `/policy-changes`: drafted by the administrator, decided by a second person. */
export function policyChangeRoutes(context: ApiContext): SignedInRoute[] {
  return [
    proposeRoute(context),
    listRoute(context),
    readRoute(context),
    approveRoute(context),
    commandRoute(context, policyChangeKind, refuse),
    commandRoute(context, policyChangeKind, withdraw),
  ];
}

function approveRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/policy-changes/{id}/approve',
    operationId: 'policy-change-approve',
    tag: 'policies',
    summary: '批准策略修订 – by a second person; the version is published and never changes again',
    params: policyChangeKind.params,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: z.strictObject({}), example: {} },
    answers: { 200: { description: 'published', schema: policyChangeKind.outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: policyChangeKind.rule('approve'),
    before: [receiveBody],
    async handle(request) {
      const executed = await commandCase<PolicyChangeState, PolicyChangeCommand, PolicyChangeEvent>(
        context,
        policyChangeKind,
        request,
        'approve',
        () => {
          request.body.json(z.strictObject({}));
          let newest: Policy;
          return {
            text: request.body.text(),
            async prepare(tx) {
              newest = await newestPolicy(tx);
            },
            build: () => ({ type: 'approve', newest }),
          };
        },
      );
      return outcomeOf(policyChangeKind, executed);
    },
  };
}

function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/policy-changes/{id}',
    operationId: 'policy-change',
    tag: 'policies',
    summary: '策略修订 – what differs, from when, drafted and decided by whom',
    params: policyChangeKind.params,
    answers: {
      200: { description: 'the change', schema: PolicyChangeAnswer, headers: z.object({ ETag: z.string() }) },
    },
    problems: ['not-found'],
    signedIn: true,
    access: policyChangeKind.rule('view'),
    async handle({ actor, params, language }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, (tx, { organisations }) =>
        policyChangeFor(record, tx, { id, organisations, language }),
      );
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}

const Filters = z.strictObject({
  status: z.enum(['proposed', 'approved', 'refused', 'withdrawn']).optional(),
  ...paging,
});

function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/policy-changes',
    operationId: 'policy-changes',
    tag: 'policies',
    summary: '策略修订列表 – newest first',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(PolicyChangeAnswer) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'policy-change' },
    async handle({ actor, query, language }) {
      const { page, pageSize, ...filters } = query(Filters);
      const body = await reading(record, actor, (tx) =>
        policyChangesFor(record, tx, filters, { page, pageSize, language }),
      );
      return { status: 200, body };
    },
  };
}
