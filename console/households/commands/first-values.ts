import { dateOf, wallClockOf } from '../../../domain/time/instant.ts';
import type { Choosing } from './choices.ts';

/** 预填内容: what is known already need not be typed again. */
export function firstValues(type: string, { household, state, around }: Choosing): Record<string, string> {
  const isNow = wallClockOf(around.now);
  const today = dateOf(around.now);
  switch (type) {
    case 'record-revisit':
      return { at: isNow, means: 'visit' };
    case 'deliver-warning':
      return { at: isNow, readOut: 'yes', refused: 'no' };
    case 'hand-warning-copy':
    case 'record-order-help':
    case 'record-order-breach':
      return { at: isNow };
    case 'apply-for-protection-order':
      return { acceptedAt: isNow };
    case 'plan-visit':
      return { on: state.next !== null && state.next.dueOn >= today ? state.next.dueOn : today };
    case 'record-protection-order':
      return { issuedOn: today };
    case 'record-order-refusal':
    case 'revoke-protection-order':
      return { on: today };
    case 'change-plan':
      return { plan: household.plan ?? '' };
    case 'issue-warning':
      return {
        ...everyone('victimIds', household),
        acceptedAt: acceptedOf(state) ?? isNow,
      };
    default:
      return {};
  }
}

function everyone(field: string, { members }: Choosing['household']): Record<string, string> {
  const victims = members.filter(({ role }) => role === 'victim');
  return Object.fromEntries(victims.map(({ memberId }, place) => [`${field}.${place}`, memberId]));
}

/** When the incident was accepted that is still to be decided. */
function acceptedOf({ incidents }: Choosing['state']): string | null {
  const open = incidents.find(({ decision, acceptedAt }) => decision === undefined && acceptedAt !== undefined);
  return open?.acceptedAt === undefined ? null : wallClockOf(open.acceptedAt);
}
