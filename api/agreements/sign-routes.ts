import { z } from 'zod';
import type { AgreementCommand, SignedText } from '../../domain/agreement/commands.ts';
import type { DrawnSignature } from '../../domain/agreement/state.ts';
import { DomainError } from '../../domain/errors.ts';
import { type CheckedFile, checkFile } from '../../record/files.ts';
import type { Seal } from '../../record/seal.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase, type Intent } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { id, text } from '../http/fields.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { agreementKind } from './agreement-kind.ts';
import { optionalText, pastDay } from './fields.ts';
import { agreementPath } from './parameters.ts';
import { signedText } from './signed-text.ts';

/** A signature is a few kilobytes; more is something else. */
const LARGEST_DRAWING_BYTES = 300_000;

const seen = {
  on: pastDay,
  textHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .meta({ description: '`textHash` of the wording that was shown; refused if it has been amended since' }),
};

const Mark = z.strictObject(seen);

const Signature = z.strictObject({
  partyId: id,
  manner: z.enum(['signature', 'seal', 'fingerprint']).meta({ description: '签名 · 盖章 · 按指印' }),
  ...seen,
  drawing: z
    .base64()
    .max(LARGEST_DRAWING_BYTES * 1.4)
    .optional()
    .meta({ description: '屏幕签名: the drawn signature as PNG, in base64' }),
  attachmentId: id.optional().meta({ description: '纸质签名: the scan, attached before' }),
  witness: text(200).optional().meta({ description: '在场见证人' }),
});

/** What is signed: each under the very wording that stands when it is done. */
export function signRoutes(context: ApiContext): SignedInRoute[] {
  return [
    signingRoute(context, {
      type: 'sign',
      summary: '当事人签名 – signature, seal or fingerprint of one party (人民调解法 29)',
      schema: Signature,
      example: { partyId: 'b5c1…', manner: 'signature' },
      read: (body) => drawingOf(body.drawing),
      build: ({ partyId, manner, on, attachmentId, witness }, signed, seal, drawing) => ({
        type: 'sign',
        partyId,
        manner,
        on,
        signed,
        drawn: drawing === null ? undefined : drawnOf(seal, drawing),
        attachmentId,
        witness: optionalText(seal, 'signature-witness', witness),
      }),
    }),
    signingRoute(context, {
      type: 'sign-as-mediator',
      summary: '人民调解员签名 (人民调解法 29)',
      schema: Mark,
      example: {},
      read: nothing,
      build: ({ on }, signed) => ({ type: 'sign-as-mediator', on, signed }),
    }),
    signingRoute(context, {
      type: 'affix-seal',
      summary: '加盖调解委员会印章 (人民调解法 29)',
      schema: Mark,
      example: {},
      read: nothing,
      build: ({ on }, signed) => ({ type: 'affix-seal', on, signed }),
    }),
  ];
}

interface Signing<Body extends { textHash?: string | undefined }> {
  type: AgreementCommand['type'];
  summary: string;
  schema: z.ZodType<Body>;
  example: unknown;
  read: (body: Body) => Promise<CheckedFile | null>;
  build: (body: Body, signed: SignedText, seal: Seal, drawing: CheckedFile | null) => AgreementCommand;
}

function signingRoute<Body extends { textHash?: string | undefined }>(
  context: ApiContext,
  { type, summary, schema, example, read, build }: Signing<Body>,
): SignedInRoute {
  const intent = async (request: SignedInRequest): Promise<Intent<AgreementCommand>> => {
    const body = request.body.json(schema);
    const drawing = await read(body);
    const signed = await signedText(context, request, body.textHash);
    return { text: request.body.text(), build: (seal) => build(body, signed, seal, drawing) };
  };
  return {
    method: 'post',
    path: `/api/v1/agreements/{id}/${type}`,
    operationId: `agreement-${type}`,
    tag: 'agreements',
    summary,
    params: agreementPath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema, example },
    answers: { 200: { description: 'done', schema: agreementKind.outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: agreementKind.rule(type),
    before: [receiveBody],
    handle: async (request) =>
      outcomeOf(agreementKind, await commandCase(context, agreementKind, request, type, () => intent(request))),
  };
}

/** What the image really is shows its content; which kinds are taken, policy says again in the decision. */
async function drawingOf(drawing: string | undefined): Promise<CheckedFile | null> {
  if (drawing === undefined) return null;
  const taken = { maxBytes: LARGEST_DRAWING_BYTES, mediaTypes: ['image/png'] };
  try {
    return await checkFile(Buffer.from(drawing, 'base64'), taken);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message = '屏幕签名须为 PNG 图像,且不超过 300 KB';
    throw new Problem('invalid', { errors: [{ path: 'drawing', message }] });
  }
}

function drawnOf(seal: Seal, drawing: CheckedFile): DrawnSignature {
  const { fileId, mediaType, sha256 } = seal.file(drawing);
  return { fileId, mediaType, sha256 };
}

async function nothing(): Promise<null> {
  return null;
}
