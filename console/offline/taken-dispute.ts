import { z } from 'zod';
import { disputeFor, eventsFor } from '../../api/disputes/reading-dispute.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import type { ConsoleContext } from '../context.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { changesSince } from './changes.ts';
import { isWrittenOffline } from './paths.ts';

export const Since = z.object({ since: z.coerce.number().int().min(0).optional() });

/** `GET /console/disputes/{id}/offline`: what a mediator needs of a case to write about it without network, and no more. */
export function takenDisputePage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/disputes/{id}/offline',
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    queryOf: Since,
    async handle({ actor, params, query, say, language }) {
      const id = uuidParam(params);
      const { since } = query(Since);
      const now = await record.clock.now();
      const { dispute, policy, events, organisations } = await reading(record, actor, async (tx, world) => ({
        ...(await disputeFor(record, tx, world, id)),
        events: since === undefined ? [] : await eventsFor(tx, world, id),
        organisations: world.organisations,
      }));
      const around = { policy, organisations, now, language, say };
      const awaited = dispute.sessions.filter((each) => each.record === undefined && each.cancelledAt === undefined);
      return {
        served: {
          status: 200,
          body: {
            kind: 'dispute',
            id,
            seq: dispute.seq,
            number: dispute.number,
            title: dispute.title,
            status: labelOf(say.status, dispute.status),
            people: dispute.parties.map(({ partyId, side, name }) => ({
              id: partyId,
              as: labelOf(say.side, side),
              name,
            })),
            sessions: awaited.map(({ sessionId, at, place }) => ({
              id: sessionId,
              when: whenOf(at, language, now).text,
              place,
            })),
            due: null,
            can: dispute.actions.filter(isWrittenOffline),
            changes: changesSince(since, events, around),
          },
        },
      };
    },
  };
}
