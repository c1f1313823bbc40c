import type { Reaction } from '../decider.ts';
import { formName } from '../documents/form-name.ts';
import type { DisputeEvent } from './events.ts';
import { transferOf } from './offers.ts';
import type { DisputeState, Offer } from './state.ts';

/**
 * What the engine must do because of an event. Papers that leave the committee by themselves are rendered at once: the
 * notice of termination (人民调解法 26), the referral form, a court's letter to whom it entrusts a case, and one that gives
 * a person's reason for sending it on; the others when somebody asks for them. What stopped mediation is noted in the
 * household's own file, or opens one.
 */
export function reactionsOf(event: DisputeEvent, state: DisputeState): Reaction[] {
  if (event.type === 'safety-stopped') return [{ kind: 'guard-household' }];
  if (event.type === 'closed' && event.outcome === 'terminated') {
    return [{ kind: 'render-document', form: 'termination-notice' }];
  }
  if (event.type === 'offered' && event.offer.kind === 'court-referral') {
    return [{ kind: 'render-document', form: 'court-referral' }];
  }
  if (event.type === 'offered' && transferOf(event.offer).length > 0) return letter(event.offer, state);
  return [];
}

/** A mere 分拨 to a house below gives no reason, and needs no letter. */
function letter({ entrusts, reason }: Offer, { transfers }: DisputeState): Reaction[] {
  const about = String(transfers.length);
  if (entrusts) return [{ kind: 'render-document', form: formName({ code: 'entrustment-letter', about }) }];
  if (reason === undefined) return [];
  return [{ kind: 'render-document', form: formName({ code: 'transfer-letter', about }) }];
}
