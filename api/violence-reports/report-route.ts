import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nearestOfKind, organisationOf } from '../../domain/organisation/tree.ts';
import { REPORTER_KINDS } from '../../domain/violence-report/state.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { openCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { id, longText, text } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import { phone } from '../households/member.ts';
import { Problem } from '../problems/problem.ts';
import { violenceReportKind } from './report-kind.ts';

const Reporting = z
  .strictObject({
    reporterKind: z.enum(REPORTER_KINDS).meta({ description: '报告人类别 (反家庭暴力法 14)' }),
    text: longText.meta({ description: 'who, where, when, what' }),
    minor: z.boolean().meta({ description: '受害人是未成年人: the station is called at once' }),
    stationId: id.optional().meta({ description: "the one of the caller's place, if not given" }),
    reporter: z
      .strictObject({ name: text(100), organisation: text(200).optional(), phone: phone.optional() })
      .optional()
      .meta({ description: 'who told it, where an officer enters it for somebody outside; else the caller' }),
  })
  .meta({
    id: 'ViolenceReporting',
    example: { reporterKind: 'school', text: '学生身上多处瘀伤,自述被父亲殴打。', minor: true },
  });

const Receipt = z
  .object({
    number: z.string(),
    stationName: z.string(),
    receivedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({
    id: 'ViolenceReportReceipt',
    description: '回执: that the station has it, and nothing of what becomes of it',
  });

/** `POST /violence-reports`: 强制报告, by whoever must or will; who it was is sealed by itself. */
export function reportRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/violence-reports',
    operationId: 'violence-report-report',
    tag: 'violence-reports',
    summary: '强制报告 – domestic violence is reported to the police station; who reports is kept confidential',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Reporting },
    answers: { 201: { description: 'received', schema: Receipt } },
    problems: ['not-permitted', 'malformed', 'too-large', 'unsupported-media-type', 'invalid', 'idempotency-mismatch'],
    signedIn: true,
    access: { of: 'violence-report', right: 'report' },
    before: [receiveBody],
    async handle(request) {
      const { record } = context;
      const { actor } = request;
      const { reporter, stationId: named, ...given } = request.body.json(Reporting);
      const organisations = await record.organisations();
      const stationId = named ?? nearestOfKind(organisations, actor.organisationId, 'police-station')?.id;
      const station = stationId === undefined ? undefined : organisations[stationId];
      if (station?.kind !== 'police-station') {
        throw new Problem('invalid', { errors: [{ path: 'stationId', message: '请指明派出所' }] });
      }
      const own = { name: actor.userId, organisation: organisationOf(organisations, actor.organisationId).name };
      const { name, organisation, phone: reached } = { phone: undefined, ...(reporter ?? own) };
      const number = await nextCaseNumber(
        record.db,
        { ...station, id: `${station.id}/告`, shortName: `${station.shortName}告` },
        await record.clock.now(),
      );
      const streamId = randomUUID();
      const { state } = await openCase(context, violenceReportKind, request, {
        type: 'report',
        streamId,
        text: request.body.text(),
        build: (seal) => ({
          type: 'report' as const,
          ...{ id: streamId, number, stationId: station.id },
          ...{ reporterKind: given.reporterKind, minor: given.minor },
          reporter: seal.person({ name, occupation: organisation, phone: reached }),
          text: seal.text('report', given.text),
        }),
      });
      const receipt = { number: state.number, stationName: station.name, receivedAt: state.receivedAt };
      return { status: 201, body: receipt };
    },
  };
}
