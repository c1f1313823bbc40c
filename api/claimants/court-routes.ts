import { z } from 'zod';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import type { ClaimantStanding } from '../../domain/mass/standing.ts';
import { onRoll } from '../../record/claimants.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase, type Intent } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind, Outcome } from '../disputes/dispute-kind.ts';
import { disputePath } from '../disputes/parameters.ts';
import { receiveBody } from '../http/body.ts';
import { noRepeats, text } from '../http/fields.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

/** Claimants in one transaction. */
const MOST = 500;

const claimantId = z.uuid().toLowerCase();
const Filing = z.strictObject({
  claimants: z
    .array(z.strictObject({ claimantId, courtCaseNumber: text(60) }))
    .min(1)
    .max(MOST)
    .superRefine(noRepeats((one) => one.claimantId, ['claimantId']))
    .superRefine(noRepeats((one) => one.courtCaseNumber, ['courtCaseNumber'])),
});
const Closing = z.strictObject({
  claimantIds: z
    .array(claimantId)
    .min(1)
    .max(MOST)
    .superRefine(noRepeats((one) => one)),
});

/** `POST /disputes/{id}/claimants/file`: 登记案号. */
export function fileRoute(context: ApiContext): SignedInRoute {
  return {
    ...described('file', '登记案号 – the court’s case numbers, for many claimants at once', Filing, {
      claimants: [{ claimantId: '6a7f…', courtCaseNumber: '(2026)浙0699民初1234号' }],
    }),
    handle: (request) =>
      perform(context, request, 'file-claimants', async () => {
        const { claimants } = request.body.json(Filing);
        await assertOnRoll(
          context,
          request,
          'referred',
          claimants.map((one) => one.claimantId),
          (index) => `claimants.${index}.claimantId`,
        );
        return { text: request.body.text(), build: () => ({ type: 'file-claimants', claimants }) };
      }),
  };
}

/** `POST /disputes/{id}/claimants/close`: 批量结案. */
export function closeRoute(context: ApiContext): SignedInRoute {
  return {
    ...described('close', '批量结案 – the court has closed these claimants’ cases', Closing, {
      claimantIds: ['6a7f…'],
    }),
    handle: (request) =>
      perform(context, request, 'close-claimants', async () => {
        const { claimantIds } = request.body.json(Closing);
        await assertOnRoll(context, request, 'filed', claimantIds, (index) => `claimantIds.${index}`);
        return { text: request.body.text(), build: () => ({ type: 'close-claimants', claimantIds }) };
      }),
  };
}

function described(
  verb: 'file' | 'close',
  summary: string,
  schema: z.ZodType,
  example: unknown,
): Omit<SignedInRoute, 'handle'> {
  return {
    method: 'post',
    path: `/api/v1/disputes/{id}/claimants/${verb}`,
    operationId: `claimants-${verb}`,
    tag: 'claimants',
    summary,
    params: disputePath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema, example },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: disputeKind.rule(`${verb}-claimants`),
    before: [receiveBody],
  };
}

async function perform(
  context: ApiContext,
  request: SignedInRequest,
  type: 'file-claimants' | 'close-claimants',
  read: () => Promise<Intent<DisputeCommand>>,
) {
  return outcomeOf(disputeKind, await commandCase(context, disputeKind, request, type, read));
}

/**
 * Every claimant named must be on this case's roll and stand so.
 * @throws Problem `invalid` that names each who does not
 */
async function assertOnRoll(
  { record }: ApiContext,
  { actor, params }: SignedInRequest,
  standing: ClaimantStanding,
  claimantIds: readonly string[],
  pathOf: (index: number) => string,
): Promise<void> {
  const disputeId = uuidParam(params);
  const known = await reading(record, actor, (tx) => onRoll(tx, disputeId, standing, claimantIds));
  const errors = claimantIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: pathOf(index), message: '本案名单上没有此人,或者不在此阶段' }],
  );
  if (errors.length > 0) throw new Problem('invalid', { errors });
}
