import { z } from 'zod';
import { giveCode } from '../../record/party-codes-receipt.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { Document, documentAnswer } from '../documents/document-schema.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { mayIssueCode } from './may-issue-code.ts';
import { notStored } from './not-stored.ts';

const Nothing = z.strictObject({});

const Given = z
  .object({
    partyId: z.string(),
    number: z.string(),
    code: z.string().meta({ description: '查询码, in groups as it is read out', example: '4821 0937 5561' }),
    issue: z.int().meta({ description: 'from 1; only the newest is valid' }),
    issuedAt: z.string().meta({ format: 'date-time' }),
    receipt: Document.meta({ description: '接收回执, for this party alone' }),
  })
  .meta({ id: 'PartyCode' });

/** `POST /disputes/{id}/parties/{partyId}/code`: 发放查询码, with the receipt that shows it. */
export function partyCodeRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/disputes/{id}/parties/{partyId}/code',
    operationId: 'dispute-party-code',
    tag: 'public',
    summary: '发放查询码 – gives a party the code for their own view; an earlier one is void',
    description: 'Who gave whom a code, and when, is kept; the code itself only as a keyed hash.',
    params: z.object({ id: z.string(), partyId: z.string() }),
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Nothing, example: {} },
    answers: { 201: { description: 'given; shown here and on the receipt', schema: Given } },
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
    access: { of: 'dispute', right: 'issue-code' },
    before: [notStored, receiveBody],
    async handle(request) {
      const { receipt, ...given } = await codeGiven(context, request);
      context.deliverer.offer(receipt.streamId);
      return { status: 201, body: { ...given, receipt: documentAnswer(receipt) } };
    },
  };
}

function codeGiven({ record }: ApiContext, { actor, params, body, ...request }: SignedInRequest) {
  const streamId = uuidParam(params);
  const partyId = params.partyId ?? '';
  return reading(record, actor, async (tx, { organisations }) => {
    const { seq, state } = await visibleCase(tx, disputeKind, streamId, organisations);
    if (!state.parties.some((party) => party.partyId === partyId)) throw new Problem('not-found');
    if (!mayIssueCode(actor, state, organisations)) throw new Problem('not-permitted');
    body.json(Nothing);
    const idempotency = idempotencyOf(request, `POST /disputes/${streamId}/parties/${partyId}/code`, body.text());
    const { number } = state;
    const given = await giveCode(tx, record.keys, { streamId, number, partyId, seq, idempotency });
    return { partyId, number, ...given };
  });
}
