import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import { wallClockOf } from '../../../domain/time/instant.ts';
import type { Choosing } from './choices.ts';

/** 预填内容: what is known already need not be typed again. */
export function firstValues(type: DisputeCommand['type'], { dispute, now }: Choosing): Record<string, string> {
  const isNow = wallClockOf(now);
  switch (type) {
    case 'record-session': {
      const planned = dispute.sessions.find(
        ({ record, cancelledAt }) => record === undefined && cancelledAt === undefined,
      );
      if (planned === undefined) return { heldAt: isNow };
      return { sessionId: planned.sessionId, heldAt: wallClockOf(planned.at), place: planned.place };
    }
    case 'schedule-session':
      return everyParty('participantIds', dispute);
    case 'record-contact':
      return { at: isNow, ...everyParty('partyIds', dispute) };
    case 'add-investigation':
    case 'sign-for':
      return { at: isNow };
    case 'reach-agreement':
      return { form: 'written', facts: dispute.facts };
    default:
      return {};
  }
}

function everyParty(field: string, { parties }: Choosing['dispute']): Record<string, string> {
  return Object.fromEntries(parties.map(({ partyId }, place) => [`${field}.${place}`, partyId]));
}
