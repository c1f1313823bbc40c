import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import type { RollFault } from '../../domain/mass/roll.ts';
import { maskPerson } from '../../domain/people/mask.ts';
import { COMMAND_PROBLEMS } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { refusalInOrder } from '../cases/refusal-in-order.ts';
import { commandCase, type Intent } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { disputePath } from '../disputes/parameters.ts';
import { etagOf } from '../http/conditions.ts';
import type { Answer, SignedInRequest, SignedInRoute } from '../http/route.ts';
import { receiveUpload } from '../http/upload.ts';
import { Problem } from '../problems/problem.ts';
import { type CheckedRoll, checkedRoll } from './checked-roll.ts';

const Mode = z.strictObject({
  mode: z.enum(['preview', 'apply']).meta({ description: 'preview stores nothing' }),
});
const NoFields = z.strictObject({});

const Fault = z.object({
  line: z.int().meta({ description: 'of the file, from 1' }),
  column: z.string().optional(),
  message: z.string(),
});
const Sample = z.object({ line: z.int(), name: z.string(), idNumber: z.string().optional(), amountFen: z.int() });
export const Preview = z
  .object({
    claimants: z.int(),
    amountFen: z.int(),
    acknowledged: z.int().meta({ description: 'with a written acknowledgement (欠条)' }),
    faults: z.array(Fault),
    sample: z.array(Sample).meta({ description: 'the first of them, masked' }),
  })
  .meta({ id: 'RollPreview' });
const Begun = z.object({ importId: z.string(), claimants: z.int(), seq: z.int() }).meta({ id: 'RollImport' });

const SAMPLE = 10;
/** A list that is wrong from top to bottom needs no answer of two thousand lines. */
const MOST_FAULTS = 200;

/** `POST /disputes/{id}/claimants/import?mode=preview|apply` */
export function importRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/disputes/{id}/claimants/import',
    operationId: 'claimants-import',
    tag: 'claimants',
    summary: '导入名单 – XLSX, or CSV in UTF-8 or GBK: looked through, or taken onto the case',
    description:
      'Headings 姓名, 身份证号, 金额 (yuan) are needed; 欠条, 电话, 住址 may follow. `apply` takes a file without faults only; ' +
      'its lines follow in batches, and `GET …/claimants` says how far they are.',
    params: disputePath,
    queryOf: Mode,
    headers: commandHeaders,
    requestBody: {
      mediaType: 'multipart/form-data',
      schema: NoFields.extend({ file: z.string().meta({ format: 'binary' }) }),
    },
    answers: {
      200: { description: 'preview', schema: Preview },
      202: { description: 'on its way', schema: Begun, headers: z.object({ Location: z.string() }) },
    },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'dispute', right: 'import-claimants' },
    before: [receiveUpload],
    async handle(request) {
      try {
        const { mode } = request.query(Mode);
        return await (mode === 'preview' ? preview(context, request) : apply(context, request));
      } catch (error) {
        const asked = { actor: request.actor, streamId: request.params.id ?? '', type: 'import-claimants' } as const;
        throw await refusalInOrder(context, disputeKind, asked, error);
      }
    },
  };
}

async function preview(context: ApiContext, request: SignedInRequest): Promise<Answer> {
  const { entries, faults } = await checkedRoll(context, request, request.body.upload(NoFields).file);
  const body: z.infer<typeof Preview> = {
    claimants: entries.length,
    amountFen: entries.reduce((sum, { amountFen }) => sum + amountFen, 0),
    acknowledged: entries.filter(({ acknowledged }) => acknowledged).length,
    faults: faults.slice(0, MOST_FAULTS),
    sample: entries.slice(0, SAMPLE).map(({ line, facts, amountFen }) => {
      const { name, idNumber } = maskPerson(facts);
      return { line, name, idNumber, amountFen };
    }),
  };
  return { status: 200, body };
}

async function apply(context: ApiContext, request: SignedInRequest): Promise<Answer> {
  const { seq, state, events } = await commandCase(context, disputeKind, request, 'import-claimants', () =>
    intentOf(context, request),
  );
  const begun = events.find((event) => event.type === 'claimants-import-begun');
  const { importId = '', rows = 0 } = begun ?? {};
  return {
    status: 202,
    headers: { ETag: etagOf(seq), Location: `/api/v1/disputes/${state.id}/claimants` },
    body: { importId, claimants: rows, seq } satisfies z.infer<typeof Begun>,
  };
}

async function intentOf(context: ApiContext, request: SignedInRequest): Promise<Intent<DisputeCommand>> {
  const { file } = request.body.upload(NoFields);
  const roll = await checkedRoll(context, request, file);
  return {
    text: createHash('sha256').update(roll.file.bytes).digest('hex'),
    build(seal) {
      // Only now: a repeated key gets its first answer, although its people are on the roll by then.
      if (roll.faults.length > 0) throw refusal(roll.faults);
      return importing(roll, seal.file(roll.file));
    },
  };
}

function importing(
  { entries, claimantsSeen }: CheckedRoll,
  { fileId, sha256, mediaType }: { fileId: string; sha256: string; mediaType: string },
): DisputeCommand {
  const importId = randomUUID();
  return { type: 'import-claimants', importId, fileId, sha256, mediaType, rows: entries.length, claimantsSeen };
}

function refusal(faults: readonly RollFault[]): Problem {
  const errors = faults.slice(0, MOST_FAULTS).map(({ line, column, message }) => ({
    path: ['rows', line, ...(column === undefined ? [] : [column])].join('.'),
    message,
  }));
  return new Problem('invalid', { errors });
}
