import type { DisputeState } from '../../domain/dispute/state.ts';
import { FORM_CODES, type FormCode } from '../../domain/documents/form.ts';
import { levelOf } from '../../domain/policy/lookups.ts';
import type { Policy } from '../../domain/policy/policy.ts';

/** The official forms that a case as it stands can fill: no notice of an end that has not come (人民调解法 26). */
export function availableForms(state: DisputeState, policy: Policy): FormCode[] {
  return FORM_CODES.filter((form) => {
    switch (form) {
      case 'acceptance-register':
        return true;
      case 'termination-notice':
        return state.ending?.outcome === 'terminated';
      case 'court-referral':
        return (
          state.offer?.kind === 'court-referral' ||
          state.path.some((step) => levelOf(policy, step.level).stage === 'court')
        );
    }
  });
}
