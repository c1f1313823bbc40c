import { z } from 'zod';
import { lastListed } from '../../record/retention/list.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { reason } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import { retentionKind, retentionPath } from './retention-kind.ts';

const KeepingBack = z.strictObject({ caseId: z.uuid().transform((id) => id.toLowerCase()), reason });

const example: z.input<typeof KeepingBack> = {
  caseId: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11',
  reason: '当事人之间的其他纠纷正在诉讼,案卷可能需要查阅。',
};

/** `POST /retention-rounds/{id}/keep-back`: 延长保管 of one case of the list. */
export function keepBackRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/retention-rounds/{id}/keep-back',
    operationId: 'retention-round-keep-back',
    tag: 'retention-rounds',
    summary: '延长保管 – the round leaves this case alone',
    description:
      'Whoever had approved the list already approves it again as it then is. The next round looks at the case anew.',
    params: retentionPath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: KeepingBack, example },
    answers: { 200: { description: 'done', schema: retentionKind.outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: retentionKind.rule('keep-back'),
    before: [receiveBody],
    async handle(request) {
      const executed = await commandCase(context, retentionKind, request, 'keep-back', () => {
        const body = request.body.json(KeepingBack);
        let listed: Awaited<ReturnType<typeof lastListed>> = null;
        return {
          text: request.body.text(),
          async prepare(tx) {
            listed = await lastListed(tx, request.params.id ?? '', body.caseId);
          },
          build: (seal, state) => ({
            type: 'keep-back' as const,
            caseId: body.caseId,
            number: listed !== null && listed.no === state?.round?.no ? listed.number : null,
            reason: seal.text('reason', body.reason),
          }),
        };
      });
      return outcomeOf(retentionKind, executed);
    },
  };
}
