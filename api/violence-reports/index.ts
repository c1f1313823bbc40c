import { z } from 'zod';
import { mayOnViolenceReport } from '../../domain/organisation/violence-report-access.ts';
import type { ViolenceReportCommand } from '../../domain/violence-report/commands.ts';
import { relationOf } from '../../domain/violence-report/decider.ts';
import type { ViolenceReportState } from '../../domain/violence-report/state.ts';
import { openTexts, type OpenTexts, withTexts } from '../../record/texts.ts';
import { revealReporter, violenceReportPage } from '../../record/views/violence-reports.ts';
import { commandsOf } from '../cases/command-definition.ts';
import { commandRoute } from '../cases/command-routes.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { reason } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { assertPurpose } from '../../domain/people/look.ts';
import { NOT_KEPT, notKept, privacyPolicy, purpose, until } from '../people/look.ts';
import { Problem } from '../problems/problem.ts';
import { violenceReportKind } from './report-kind.ts';
import { reportRoute } from './report-route.ts';

const when = z.string().meta({ format: 'date-time' });

const ViolenceReport = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['open', 'closed']),
    reporterKind: z.string(),
    text: z.string(),
    minor: z.boolean(),
    receivedAt: when,
    dueAt: when.nullable(),
    lateAt: when.nullable(),
    settling: z
      .object({
        as: z.string(),
        householdId: z.string().optional(),
        reason: z.string().optional(),
        at: when,
        byUserId: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'ViolenceReport', description: 'without who made it' });

export type ViolenceReportAnswer = z.output<typeof ViolenceReport>;

const settle = commandsOf<ViolenceReportCommand>()({
  type: 'settle',
  summary: '处理报告 – in a household’s file, not established, or passed on',
  schema: z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('household'), householdId: z.uuid().toLowerCase() }),
    z.strictObject({ as: z.enum(['not-established', 'passed-on']), reason }),
  ]),
  example: { as: 'not-established', reason: '经核实系摔伤。' },
  check: async ({ record }, actor, body) => {
    if (body.as !== 'household') return null;
    const rows = await reading(record, actor, (tx) =>
      tx.query(`SELECT id FROM stream WHERE id = $1 AND kind = 'household'`, [body.householdId]),
    );
    return rows.length > 0
      ? null
      : new Problem('invalid', { errors: [{ path: 'householdId', message: '本所没有该户' }] });
  },
  build: (body, seal) => ({
    type: 'settle',
    settling: body.as === 'household' ? body : { as: body.as, reason: seal.text('reason', body.reason) },
  }),
});

/** Everything under `/violence-reports`. */
export function violenceReportRoutes(context: ApiContext): SignedInRoute[] {
  return [
    reportRoute(context),
    listRoute(context),
    readRoute(context),
    commandRoute(context, violenceReportKind, settle),
    reporterRoute(context),
  ];
}

const Filters = z.strictObject({ status: z.enum(['open', 'closed']).optional(), ...paging });

function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/violence-reports',
    operationId: 'violence-reports',
    tag: 'violence-reports',
    summary: '强制报告列表 – to the caller’s station, newest first',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(ViolenceReport) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'violence-report' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const body = await reading(record, request.actor, async (tx) => {
        const found = await violenceReportPage(tx, filters, { page, pageSize });
        const items = [];
        for (const each of found.items) items.push(answerOf(each, await openTexts(tx, record.keys, each.state.id)));
        return { ...found, items };
      });
      return { status: 200, body };
    },
  };
}

function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/violence-reports/{id}',
    operationId: 'violence-report',
    tag: 'violence-reports',
    summary: '强制报告 – what was reported, and what was made of it',
    params: violenceReportKind.params,
    answers: { 200: { description: 'the report', schema: ViolenceReport } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'violence-report', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, { organisations }) => {
        const saved = await visibleCase(tx, violenceReportKind, id, organisations);
        return answerOf(saved, await openTexts(tx, record.keys, id));
      });
      return { status: 200, body };
    },
  };
}

const Look = z.strictObject({ purpose });

function reporterRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/violence-reports/{id}/reveal-reporter',
    operationId: 'violence-report-reveal-reporter',
    tag: 'violence-reports',
    summary: '查阅报告人 – who made it, for a purpose, audited; deputy chief and chief only',
    params: violenceReportKind.params,
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Look, example: { purpose: '核实伤情,需联系报告人' } },
    answers: {
      200: {
        description: 'who made it',
        schema: z.object({
          name: z.string(),
          organisation: z.string().nullable(),
          phone: z.string().nullable(),
          until,
        }),
        headers: notKept,
      },
    },
    problems: [
      'not-found',
      'not-permitted',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'idempotency-mismatch',
    ],
    signedIn: true,
    access: { of: 'violence-report', right: 'reveal-reporter' },
    before: [receiveBody],
    async handle(request) {
      const { actor, params, body, origin } = request;
      const id = uuidParam(params);
      const at = await record.clock.now();
      const seen = await reading(record, actor, async (tx, { organisations }) => {
        const { state } = await visibleCase(tx, violenceReportKind, id, organisations);
        const isAllowed = mayOnViolenceReport(actor.role, 'reveal-reporter', relationOf(actor, state));
        if (!isAllowed) throw new Problem('not-permitted');
        const look = body.json(Look);
        const policy = await privacyPolicy(record, tx, at);
        assertPurpose(look.purpose, policy);
        const idempotency = idempotencyOf(request, `POST /violence-reports/${id}/reveal-reporter`, body.text());
        return revealReporter(tx, record.keys, state, { ...look, at, origin, policy, idempotency });
      });
      const { name, occupation, phone } = seen.facts;
      const shown = { name, organisation: occupation ?? null, phone: phone ?? null, until: seen.until };
      return { status: 200, headers: NOT_KEPT, body: shown };
    },
  };
}

function answerOf({ seq, state }: { seq: number; state: ViolenceReportState }, texts: OpenTexts): ViolenceReportAnswer {
  const { id, number, status, reporterKind, minor, receivedAt, lateAt, deadlines } = state;
  const { text: said, settling } = withTexts({ text: state.text, settling: state.settling }, texts);
  const dueAt = lateAt ?? deadlines[0]?.dueAt ?? null;
  return { id, number, seq, status, reporterKind, text: said, minor, receivedAt, dueAt, lateAt, settling };
}
