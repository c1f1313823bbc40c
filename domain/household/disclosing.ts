import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { endOfPeriod } from '../time/period.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import type { HouseholdState } from './state.ts';

/**
 * 披露: a court that asked for a document of the file, or of one merged into it, gets that one, for its purpose and a time;
 * the file stays closed.
 */
export function disclose(
  state: HouseholdState,
  { disclosureId, to, purpose, documentId, document }: HouseholdCommandOf<'disclose'>,
  { now, actor, policy, calendar, organisations }: DecisionContext,
): HouseholdFact[] {
  const { kinds, period } = policy.household.disclosure;
  const kind = organisations[to]?.kind;
  if (kind === undefined || !kinds.includes(kind)) {
    throw new DomainError('invalid', '只能向人民法院提供', { path: 'to' });
  }
  if (document === null || ![state.id, ...state.mergedFrom].includes(document.streamId)) {
    throw new DomainError('invalid', '该户没有这份文书', { path: 'documentId' });
  }
  if (!document.isReady) throw new DomainError('invalid', '文书尚未制作完成', { path: 'documentId' });
  const { dueAt: until } = endOfPeriod(now, period, calendar);
  const { form, streamId } = document;
  const disclosure = { disclosureId, to, documentId, form, purpose, byUserId: actor.userId, at: now, until };
  if (streamId !== state.id) return [{ type: 'disclosed', disclosure: { ...disclosure, householdId: streamId } }];
  return [{ type: 'disclosed', disclosure }];
}
