import type { Reaction } from '../decider.ts';
import type { DisputeEvent } from './events.ts';

/**
 * What the engine must do because of an event. Papers that leave the committee by themselves are rendered at once: the
 * notice of termination (人民调解法 26) and the referral form; the others when somebody asks for them. What stopped
 * mediation is noted in the household's own file, or opens one.
 */
export function reactionsOf(event: DisputeEvent): Reaction[] {
  if (event.type === 'safety-stopped') return [{ kind: 'guard-household' }];
  if (event.type === 'closed' && event.outcome === 'terminated') {
    return [{ kind: 'render-document', form: 'termination-notice' }];
  }
  if (event.type === 'offered' && event.offer.kind === 'court-referral') {
    return [{ kind: 'render-document', form: 'court-referral' }];
  }
  return [];
}
