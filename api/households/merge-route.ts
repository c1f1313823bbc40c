import { z } from 'zod';
import type { HouseholdState } from '../../domain/household/state.ts';
import type { HouseholdCommandOf, Officer } from '../../domain/household/commands.ts';
import { lockedHouseholds, sameMembers } from '../../record/merged.ts';
import { officersOf } from '../../record/officers.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { commandCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { householdKind, Outcome } from './household-kind.ts';
import { householdPath } from './parameters.ts';

const Merging = z.strictObject({
  householdId: z
    .uuid()
    .transform((id) => id.toLowerCase())
    .meta({ description: 'the other file, which ends with it' }),
});

const example: z.input<typeof Merging> = { householdId: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11' };

/** `POST /households/{id}/merge`: 并档. */
export function mergeRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/households/{id}/merge',
    operationId: 'household-merge',
    tag: 'households',
    summary: '并档 – another file proves to be of the same family and is merged into this one',
    description:
      'This file survives with both histories, the graver level and the earlier visit. The other one is closed, can still be read, and says where the family now is.',
    params: householdPath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: Merging, example },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'household', right: 'merge' },
    before: [receiveBody],
    async handle(request) {
      const executed = await commandCase(context, householdKind, request, 'merge', () => {
        const { householdId } = request.body.json(Merging);
        const id = uuidParam(request.params);
        const read: Pick<HouseholdCommandOf<'merge'>, 'same'> & { other?: HouseholdState; staff: Officer[] } = {
          same: [],
          staff: [],
        };
        return {
          text: request.body.text(),
          async prepare(tx) {
            const files = await lockedHouseholds(tx, [id, householdId]);
            const [own, other] = [files.get(id), files.get(householdId)];
            if (own === undefined || other === undefined) return;
            Object.assign(read, { other, same: await sameMembers(tx, own, other) });
            read.staff = await officersOf(tx, request.actor.organisationId);
          },
          build() {
            const { other, same, staff } = read;
            if (other !== undefined) return { type: 'merge' as const, other, same, staff };
            throw new Problem('invalid', { errors: [{ path: 'householdId', message: '本所没有这份档案' }] });
          },
        };
      });
      return outcomeOf(householdKind, executed);
    },
  };
}
